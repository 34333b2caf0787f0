import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastRatio, toOklab } from './colour.ts';
import { colourDifference, dichromacies, simulateDichromacy, toLab } from './colourVision.ts';
import { customProperties, dark, light, rampSteps, type Scheme } from './tokens.ts';

const schemes = { light, dark };
const surfaces = [
  'paper',
  'surface',
  'raised',
  'brandSurface',
  'accentSurface',
  'goodSurface',
  'cautionSurface',
] as const;

/** Text colour, what it stands on, least ratio: 7 is AAA for running text, 4.5 AA for other text, 3 for what is not text. */
const pairs: [keyof Scheme, readonly (keyof Scheme)[], number][] = [
  ['ink', surfaces, 7],
  ['inkMuted', ['paper', 'surface', 'raised'], 4.5],
  ['link', ['paper', 'surface', 'raised', 'brandSurface', 'cautionSurface'], 4.5],
  ['linkHover', ['paper', 'surface', 'raised'], 4.5],
  ['onBrand', ['brand', 'brandHover'], 4.5],
  ['onAccent', ['accent'], 4.5],
  ['accent', ['paper', 'surface', 'raised', 'accentSurface'], 4.5],
  ['good', ['paper', 'surface', 'goodSurface'], 4.5],
  ['caution', ['paper', 'surface', 'cautionSurface'], 4.5],
  ['border', ['paper', 'surface', 'raised'], 3],
  ['focusInk', ['focus'], 7],
];

for (const [name, scheme] of Object.entries(schemes)) {
  test(`${name}: text is AA everywhere and AAA where it runs; borders of inputs are visible`, () => {
    for (const [text, grounds, least] of pairs)
      for (const ground of grounds) {
        const ratio = contrastRatio(scheme[text] as string, scheme[ground] as string);
        assert.ok(ratio >= least, `${text} on ${ground}: ${ratio.toFixed(2)}, not ${least}`);
      }
  });

  test(`${name}: colours of categories stand 3:1 on paper`, () => {
    for (const colour of scheme.categories)
      assert.ok(contrastRatio(colour, scheme.paper) >= 3, `${colour}: ${contrastRatio(colour, scheme.paper)}`);
  });

  test(`${name}: any two categories differ by CIEDE2000 of 15 or more, whatever colours the eye lacks`, () => {
    for (const eye of ['none', ...Object.keys(dichromacies)]) {
      const seen = scheme.categories.map((colour) =>
        toLab(eye === 'none' ? colour : simulateDichromacy(colour, eye as keyof typeof dichromacies)),
      );
      for (const [i, one] of seen.entries())
        for (const [j, other] of seen.entries()) {
          if (j <= i) continue;
          const difference = colourDifference(one, other);
          assert.ok(
            difference >= 15,
            `${eye}: ${scheme.categories[i]} and ${scheme.categories[j]}: ${difference.toFixed(1)}`,
          );
        }
    }
  });

  test(`${name}: the map's ramps climb evenly in lightness, in opposite senses on either side of the average`, () => {
    const properties = customProperties(scheme);
    const lightness = (prefix: string) =>
      Array.from({ length: rampSteps }, (_, i) => toOklab(properties[`--${prefix}${i}`]!)[0]);
    const q = lightness('q');
    const step = (q.at(-1)! - q[0]!) / (rampSteps - 1);
    for (let i = 1; i < rampSteps; i++) assert.ok(Math.abs(q[i]! - q[i - 1]! - step) < 0.01);
    const d = lightness('d');
    const middle = (rampSteps - 1) / 2;
    assert.ok(
      (d[0]! - d[middle]!) * (d.at(-1)! - d[middle]!) > 0,
      'both ends are darker, or both lighter, than the middle',
    );
  });
}

test('CIEDE2000 gives the published differences', () => {
  const published: [[number, number, number], [number, number, number], number][] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ];
  for (const [one, other, expected] of published)
    assert.ok(Math.abs(colourDifference(one, other) - expected) < 1e-4, `${one} and ${other}`);
});

test('black on white has the ratio 21', () => {
  assert.equal(contrastRatio('#000000', '#ffffff').toFixed(2), '21.00');
});
