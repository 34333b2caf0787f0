export { adjustBenjaminiHochberg, adjustBenjaminiYekutieli } from './falseDiscoveryRate.ts';
export { adjustHolm, adjustRomanoWolf } from './familyWise.ts';
