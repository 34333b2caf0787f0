export * from './weights/index.ts';
