export {
  type GroupCoagglomeration,
  groupCoagglomeration,
  type PairCoagglomeration,
  pairCoagglomeration,
} from './coagglomeration.ts';
export { type EllisonGlaeserIndex, type EllisonGlaeserOptions, measureEllisonGlaeser } from './ellisonGlaeser.ts';
export {
  type LocationQuotients,
  measureCountMatrix,
  measureLocationQuotients,
  type PlantTable,
} from './locationQuotient.ts';
