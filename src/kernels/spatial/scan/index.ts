export { kulldorffScan, type ScanCluster, type ScanData, type ScanOptions, type ScanResult } from './kulldorffScan.ts';
export { circularWindows, type DistanceBetween, flexibleWindows } from './windows.ts';
