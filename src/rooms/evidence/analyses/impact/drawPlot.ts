import { escapeXml } from '../../../../platform/files/escapeXml.ts';

export interface PlotRow {
  label: string;
  /** Filled: what counts in the end. Open: what it was before. */
  marks: readonly { value: number; open?: boolean }[];
  interval: readonly [number, number] | null;
}

export interface Plot {
  title: string;
  axis: string;
  rows: readonly PlotRow[];
  /** Values with a dashed line. */
  limits: readonly number[];
  key: readonly { text: string; open: boolean }[];
}

const width = 720;
const labels = 230;
const right = 24;
const rowHeight = 26;
const top = 64;

/** A drawing that stands by itself, without a style sheet: dots and intervals about 0. */
export function drawPlot({ title, axis, rows, limits, key }: Plot): string {
  const values = [
    0,
    ...limits,
    ...rows.flatMap(({ marks, interval }) => [...marks.map(({ value }) => value), ...(interval ?? [])]),
  ];
  const ticks = ticksOver(Math.min(...values), Math.max(...values));
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const x = (value: number) =>
    Math.round(10 * (labels + ((value - low) / (high - low)) * (width - labels - right))) / 10;
  const bottom = top + rows.length * rowHeight;
  const text = (at: number, y: number, words: string, anchor = 'start', weight = 400) =>
    `<text x="${at}" y="${y}" text-anchor="${anchor}" font-weight="${weight}">${escapeXml(words)}</text>`;
  const line = (at: number, style: string) => `<path d="M${x(at)} ${top - 6}V${bottom}" ${style}/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 52}" width="${width}" height="${bottom + 52}" role="img" font-family="sans-serif" font-size="13" fill="#1a2526">`,
    `<title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#fff"/>`,
    text(0, 18, title, 'start', 700),
    ...key.map(({ text: words, open }, i) => `${dot(8 + i * 240, 40, open)}${text(20 + i * 240, 44, words)}`),
    ...ticks.map((tick) => line(tick, 'stroke="#dde3e3"') + text(x(tick), bottom + 18, shortNumber(tick), 'middle')),
    line(0, 'stroke="#1a2526"'),
    ...limits.map((limit) => line(limit, 'stroke="#8a4b00" stroke-dasharray="4 4"')),
    ...rows.map(({ label, marks, interval }, i) => {
      const y = top + i * rowHeight + rowHeight / 2;
      const span =
        interval === null
          ? ''
          : `<path d="M${x(interval[0])} ${y}H${x(interval[1])}" stroke="#0b5c62" stroke-width="2"/>`;
      return (
        text(0, y + 4, shorten(label)) + span + marks.map(({ value, open }) => dot(x(value), y, open === true)).join('')
      );
    }),
    text((labels + width) / 2, bottom + 42, axis, 'middle'),
    '</svg>\n',
  ].join('\n');
}

const dot = (x: number, y: number, open: boolean) =>
  `<circle cx="${x}" cy="${y}" r="5" fill="${open ? '#fff' : '#0b5c62'}" stroke="#0b5c62" stroke-width="2"/>`;

const shorten = (label: string) => (label.length > 34 ? `${label.slice(0, 33)}…` : label);

const shortNumber = (value: number) => String(Number(value.toPrecision(6)));

/** Four to eight round values that hold both ends. */
function ticksOver(least: number, most: number): number[] {
  const span = most - least || 1;
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const from = Math.floor(least / step + 1e-9);
  const to = Math.ceil(most / step - 1e-9);
  return Array.from({ length: Math.max(2, to - from + 1) }, (_, i) => (from + i) * step);
}
