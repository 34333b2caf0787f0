/** Consonants that are mixed up in writing by ear, each kind as one letter; the longest spellings first. */
const alike: readonly [pattern: RegExp, sound: string][] = [
  [/chh|ch|sh|jh|[scjzx]/g, 's'],
  [/ph|bh|[bfp]/g, 'p'],
  [/kh|gh|[kgq]/g, 'k'],
  [/th|dh|[td]/g, 't'],
  [/w/g, 'v'],
  [/ng|[nm]/g, 'n'],
  [/r/g, 'l'],
  [/[aeiouyh]/g, ''],
];

/** What is left of a reading in Latin letters when vowels go and like consonants are one; empty where it has other letters. */
export function skeletonOf(reading: string): string {
  if (!/^[a-z]+$/.test(reading)) return '';
  let sound = reading;
  for (const [pattern, into] of alike) sound = sound.replaceAll(pattern, into);
  return sound.replaceAll(/(.)\1+/g, '$1');
}
