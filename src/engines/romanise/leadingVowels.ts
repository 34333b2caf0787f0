/** Thai and Lao write five vowels before the consonant that they follow: เ แ โ ใ ไ. */
const leading = /([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae\u0edc\u0edd])/g;
const silenced = /[\u0e01-\u0e2e\u0e81-\u0eae][\u0e34\u0e38]?\u0e4c/g;
const tones = /[\u0e47-\u0e4e\u0ec8-\u0ecd]/g;

/** Thai and Lao in the order in which they sound, silenced consonants and tone marks left out. */
export function orderVowels(text: string): string {
  return text.replace(silenced, '').replace(tones, '').replace(leading, '$2$1');
}
