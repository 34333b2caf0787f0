export { type RandomSource, seedRandom, seedWords, shuffle } from './xoshiro128.ts';
