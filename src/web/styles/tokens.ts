import { rampBetween } from './colour.ts';

/** One scheme of colours. Names say what a colour is for, never which colour it is. */
export interface Scheme {
  ink: string;
  /** Secondary text: hints, captions, dates. */
  inkMuted: string;
  paper: string;
  surface: string;
  /** Surface of what floats or is pressed. */
  raised: string;
  /** Quiet rules between rows; carries no meaning. */
  line: string;
  /** Borders that show where an input is. */
  border: string;
  /** Filled areas of the brand, and the text on them. */
  brand: string;
  brandHover: string;
  onBrand: string;
  brandSurface: string;
  link: string;
  linkHover: string;
  /** What needs action only. */
  accent: string;
  onAccent: string;
  accentSurface: string;
  good: string;
  goodSurface: string;
  caution: string;
  cautionSurface: string;
  focus: string;
  focusInk: string;
  /** Six colours of categories in charts, told apart in every form of dichromacy: see tokens.test.ts. */
  categories: readonly string[];
  /** Ends of the map's ramps; an area without data; the lines of a hidden area. */
  rampLow: string;
  rampHigh: string;
  rampMiddle: string;
  rampOther: string;
  noData: string;
}

export const light: Scheme = {
  ink: '#16202a',
  inkMuted: '#4a5660',
  paper: '#ffffff',
  surface: '#f3f5f4',
  raised: '#ffffff',
  line: '#d8dedc',
  border: '#66737c',
  brand: '#0b5c63',
  brandHover: '#084a50',
  onBrand: '#ffffff',
  brandSurface: '#e4f0f0',
  link: '#0b5c63',
  linkHover: '#063c41',
  accent: '#b4452f',
  onAccent: '#ffffff',
  accentSurface: '#fbece8',
  good: '#2a7247',
  goodSurface: '#e6f3ea',
  caution: '#7d5800',
  cautionSurface: '#fcf3dc',
  focus: '#ffbf47',
  focusInk: '#16202a',
  categories: ['#0b5c63', '#b4452f', '#5d1c00', '#7351b9', '#469dc0', '#738274'],
  rampLow: '#e3f0ee',
  rampHigh: '#07484e',
  rampMiddle: '#ebe5d2',
  rampOther: '#8f2f1c',
  noData: '#ffffff',
};

export const dark: Scheme = {
  ink: '#e9eef0',
  inkMuted: '#b3bec4',
  paper: '#11181d',
  surface: '#1a2329',
  raised: '#222d34',
  line: '#324048',
  border: '#8796a0',
  brand: '#0f6a72',
  brandHover: '#147d86',
  onBrand: '#ffffff',
  brandSurface: '#12343a',
  link: '#76ccd3',
  linkHover: '#a6e3e8',
  accent: '#f0917b',
  onAccent: '#2a0f08',
  accentSurface: '#3b1f18',
  good: '#83cc9e',
  goodSurface: '#17331f',
  caution: '#e5ba5c',
  cautionSurface: '#362a0f',
  focus: '#ffbf47',
  focusInk: '#11181d',
  categories: ['#418a7d', '#bd6711', '#edcc37', '#8d71dd', '#85d9fb', '#cbd1c1'],
  rampLow: '#1d3238',
  rampHigh: '#8fe0e6',
  rampMiddle: '#3d3b32',
  rampOther: '#f5a08c',
  noData: '#11181d',
};

export const rampSteps = 7;

/** Custom properties of a scheme: `--ink`, `--c1`…`--c6`, `--q0`…`--q6` (low to high), `--d0`…`--d6` (under to over the average). */
export function customProperties(scheme: Scheme): Record<string, string> {
  const { categories, ...named } = scheme;
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const half = (rampSteps + 1) / 2;
  const below = rampBetween(scheme.rampOther, scheme.rampMiddle, half);
  const above = rampBetween(scheme.rampMiddle, scheme.rampHigh, half).slice(1);
  const numbered = (prefix: string, colours: readonly string[], first: number) =>
    colours.map((colour, i) => [`--${prefix}${i + first}`, colour] as const);
  return Object.fromEntries([
    ...Object.entries(named).map(([name, colour]) => [`--${kebab(name)}`, colour as string] as const),
    ...numbered('c', categories, 1),
    ...numbered('q', rampBetween(scheme.rampLow, scheme.rampHigh, rampSteps), 0),
    ...numbered('d', [...below, ...above], 0),
  ]);
}
