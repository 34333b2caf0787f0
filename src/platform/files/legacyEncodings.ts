import type { EncodingName } from './encodings.ts';
export function guessLegacyEncoding(_: Buffer): EncodingName {
  return 'windows-1252';
}
