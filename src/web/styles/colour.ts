/** Colour arithmetic on sRGB hex colours; formulas of the CSS Color 4 and WCAG 2.2 specifications. */
export type Triple = readonly [number, number, number];

export function parseHex(hex: string): Triple {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`parseHex: ${hex} is not a colour like #0b5c63`);
  return [1, 2, 3].map((i) => Number.parseInt(match[i]!, 16) / 255) as unknown as Triple;
}

export const toHex = (rgb: Triple) =>
  `#${rgb
    .map((v) =>
      Math.round(Math.min(1, Math.max(0, v)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const gamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

export const toLinear = (rgb: Triple) => rgb.map(linear) as unknown as Triple;
export const fromLinear = (rgb: Triple) => rgb.map(gamma) as unknown as Triple;

export const multiply = (rows: readonly Triple[], v: Triple) =>
  rows.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as unknown as Triple;

/** WCAG 2.2 contrast ratio of two colours, 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = toLinear(parseHex(hex));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const toCone: readonly Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const fromCone: readonly Triple[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const coneToOklab: readonly Triple[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const oklabToCone: readonly Triple[] = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];

/** Oklab (Ottosson 2020): equal steps look equal, which ramps of maps need. */
export const toOklab = (hex: string) =>
  multiply(coneToOklab, multiply(toCone, toLinear(parseHex(hex))).map(Math.cbrt) as unknown as Triple);
export const fromOklab = (lab: Triple) =>
  toHex(fromLinear(multiply(fromCone, multiply(oklabToCone, lab).map((v) => v ** 3) as unknown as Triple)));

/** `steps` colours from `from` to `to`, both included, at equal perceptual distance. */
export function rampBetween(from: string, to: string, steps: number): string[] {
  const [a, b] = [toOklab(from), toOklab(to)];
  return Array.from({ length: steps }, (_, i) => {
    const share = i / (steps - 1);
    return fromOklab([0, 1, 2].map((k) => a[k]! + (b[k]! - a[k]!) * share) as unknown as Triple);
  });
}
