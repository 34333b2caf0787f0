export * from './autocorrelation/index.ts';
export * from './delineation/index.ts';
export * from './density/index.ts';
export * from './distances/index.ts';
export * from './scan/index.ts';
export * from './weights/index.ts';
