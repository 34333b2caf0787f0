import { fromLinear, multiply, parseHex, type Triple, toHex, toLinear } from './colour.ts';

/** Full dichromacy after Machado, Oliveira and Fernandes (2009), severity 1.0, on linear sRGB. */
export const dichromacies: Readonly<Record<'protanopia' | 'deuteranopia' | 'tritanopia', readonly Triple[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function simulateDichromacy(hex: string, kind: keyof typeof dichromacies): string {
  return toHex(
    fromLinear(multiply(dichromacies[kind], toLinear(parseHex(hex))).map((v) => Math.max(0, v)) as unknown as Triple),
  );
}

/** CIE Lab under D65. */
export function toLab(hex: string): Triple {
  const [r, g, b] = toLinear(parseHex(hex));
  const x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
  const z = (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}

/** CIEDE2000 colour difference (Sharma, Wu and Dalal 2005). */
export function colourDifference(one: Triple, other: Triple): number {
  const degrees = 180 / Math.PI;
  const [l1, a1, b1] = one;
  const [l2, a2, b2] = other;
  const meanC7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(meanC7 / (meanC7 + 25 ** 7)));
  const polar = (a: number, b: number) => {
    const stretched = a * (1 + g);
    const hue = stretched === 0 && b === 0 ? 0 : (Math.atan2(b, stretched) * degrees + 360) % 360;
    return { chroma: Math.hypot(stretched, b), hue };
  };
  const p1 = polar(a1, b1);
  const p2 = polar(a2, b2);
  const grey = p1.chroma * p2.chroma === 0;
  let turn = grey ? 0 : p2.hue - p1.hue;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  const dL = l2 - l1;
  const dC = p2.chroma - p1.chroma;
  const dH = 2 * Math.sqrt(p1.chroma * p2.chroma) * Math.sin(turn / 2 / degrees);
  const meanL = (l1 + l2) / 2;
  const meanC = (p1.chroma + p2.chroma) / 2;
  let meanH = p1.hue + p2.hue;
  if (!grey) {
    if (Math.abs(p1.hue - p2.hue) > 180) meanH += meanH < 360 ? 360 : -360;
    meanH /= 2;
  }
  const cosine = (angle: number) => Math.cos(angle / degrees);
  const t =
    1 -
    0.17 * cosine(meanH - 30) +
    0.24 * cosine(2 * meanH) +
    0.32 * cosine(3 * meanH + 6) -
    0.2 * cosine(4 * meanH - 63);
  const sL = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const sC = 1 + 0.045 * meanC;
  const sH = 1 + 0.015 * meanC * t;
  const rotation =
    -2 *
    Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)) *
    Math.sin((60 * Math.exp(-(((meanH - 275) / 25) ** 2))) / degrees);
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rotation * (dC / sC) * (dH / sH));
}
