export { isHan, romanise, syllablesOf } from './romanise.ts';
export { romaniseName } from './romaniseName.ts';
