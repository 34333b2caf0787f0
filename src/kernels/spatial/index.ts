export * from './delineation/index.ts';
export * from './weights/index.ts';
