export { isHan, romanise } from './romanise.ts';
