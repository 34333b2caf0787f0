export {
  type LocationQuotients,
  measureCountMatrix,
  measureLocationQuotients,
  type PlantTable,
} from './locationQuotient.ts';
