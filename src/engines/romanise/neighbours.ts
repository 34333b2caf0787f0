/** Thai and Lao write five vowels before the consonant that they follow: เ แ โ ใ ไ. */
const leading = /([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae\u0edc\u0edd])/g;
const silenced = /[\u0e01-\u0e2e\u0e81-\u0eae][\u0e34\u0e38]?\u0e4c/g;
const tones = /[\u0e47-\u0e4e\u0ec8-\u0ecd]/g;

/** Thai and Lao in the order in which they sound; silenced consonants and tone marks left out, ทร at the start s, ญ at the end n, รร an. */
export function orderVowels(text: string): string {
  return text
    .replace(silenced, '')
    .replace(tones, '')
    .replace(leading, '$2$1')
    .replace(/^ทร/, 'ซ')
    .replace(/ญ(?=[\u0e01-\u0e2e]|$)/g, 'น')
    .replaceAll('รร', '\u0e31น');
}

const anusvara =
  /([\u0902\u0982\u0d82])(?=[\u0915-\u0939\u0995-\u09b9\u0d9a-\u0dc6])(?![\u092a-\u092e\u09aa-\u09ae\u0db4-\u0db8])/g;

/** Signs of the scripts of South Asia that sound by their neighbour: the anusvara is n but before lips, Tamil ட்ச is ksh. */
export function soundNeighbours(text: string): string {
  return text.replace(anusvara, 'n').replaceAll('ட்ச', 'க்ச');
}
