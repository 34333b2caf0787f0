export { isHan, romanise, syllablesOf } from './romanise.ts';
