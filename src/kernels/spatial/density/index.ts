export { backgroundDensityClusters, type DensityClusters, densityClusters } from './dbscan.ts';
