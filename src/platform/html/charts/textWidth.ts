/** Width of text in pixels, estimated without a font: wide scripts take an em, narrow letters less than half. */
export function estimateTextWidth(text: string, fontSize = 13): number {
  let ems = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code >= 0x1100 && (code <= 0x11ff || code >= 0x2e80)) ems += 1;
    else if (/[iljtf.,:;'|!()[\] ]/.test(letter)) ems += 0.33;
    else if (/[mwMW@%]/.test(letter)) ems += 0.88;
    else ems += /[A-Z]/.test(letter) ? 0.68 : 0.57;
  }
  return ems * fontSize;
}

const cutToFit = (text: string, width: number, fontSize: number) => {
  if (estimateTextWidth(text, fontSize) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && estimateTextWidth(`${letters.join('')}…`, fontSize) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
};

/** The text in at most `lines` lines of `width` pixels; what does not fit is cut with an ellipsis. */
export function wrapText(text: string, width: number, lines = 2, fontSize = 13): string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && estimateTextWidth(longer, fontSize) > width && wrapped.length < lines - 1) {
      wrapped.push(line);
      line = word;
    } else line = longer;
  }
  return [...wrapped, line].map((part) => cutToFit(part, width, fontSize));
}

/** Moves labels apart that would overlap, keeping their order and moving each as little as a sweep down and up allows. */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const placed = order.map(({ y }) => Math.max(low, y));
  for (let k = 1; k < placed.length; k++) placed[k] = Math.max(placed[k]!, placed[k - 1]! + gap);
  for (let k = placed.length - 1; k >= 0; k--)
    placed[k] = Math.min(placed[k]!, k === placed.length - 1 ? high : placed[k + 1]! - gap);
  const result: number[] = [];
  for (const [k, { i }] of order.entries()) result[i] = placed[k]!;
  return result;
}
