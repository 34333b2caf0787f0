export { type AdditiveRelation, additiveRelations } from './additiveRelations.ts';
export { findDetermined } from './findDetermined.ts';
export { type HiddenBy, type HiddenCells, hideSmallCells } from './hideSmallCells.ts';
