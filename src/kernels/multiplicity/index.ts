export { adjustBenjaminiHochberg, adjustBenjaminiYekutieli } from './falseDiscoveryRate.ts';
