export * from './autocorrelation/index.ts';
export * from './weights/index.ts';
