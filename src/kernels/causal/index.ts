export { type RoundDesign, smallestDetectableEffect } from './smallestDetectableEffect.ts';
