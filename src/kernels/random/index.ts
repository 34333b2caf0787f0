export { type RandomSource, seededRandom, seedWords, shuffle } from './xoshiro128.ts';
