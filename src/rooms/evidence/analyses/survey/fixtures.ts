import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { type DtaValue, type DtaVariableSpec, writeDta } from '../../../../platform/files/stata/fixtures.ts';
import { estimateSurvey } from './estimateSurvey.ts';
import type { SurveyResult } from './surveyResult.ts';
import { parseSurveySpec } from './surveySpec.ts';

const quiet = { progress: () => {}, note: () => {} };

/** A folder that is gone when the tests are. */
export function workFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-survey-'));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}

export async function estimateFile(file: string, spec: object, seed = 1): Promise<SurveyResult[]> {
  const options = { specFolder: path.dirname(file), specFile: 'spec.json', seed };
  const parsed = parseSurveySpec({ spec, specFile: 'spec.json' });
  return (await estimateSurvey(file, parsed, quiet, undefined, options)).estimates;
}

export async function faultOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof InputFaults)) throw error;
    return formatFault({ ...error.faults[0]!, file: path.basename(error.faults[0]!.file) });
  }
  return 'no fault';
}

export function assertNear(found: number | null | undefined, expected: number, relative = 1e-9, what = ''): void {
  const off = Math.abs((found ?? Number.NaN) - expected) / Math.max(1e-12, Math.abs(expected));
  assert.ok(off <= relative, `${what}: ${found} is not ${expected}`);
}

/** A file in the shape of a World Bank Enterprise Survey: names, codes, labels, extended missings and three weights; the firms are made up. */
export function writeEnterpriseSurvey(file: string, rows = 360): void {
  const random = seededRandom(12);
  const yesNo: [number, string][] = [
    [1, 'Yes'],
    [2, 'No'],
    [-9, "Don't know (spontaneous)"],
    [-8, 'Refusal (spontaneous)'],
    [-7, 'Does not apply'],
  ];
  const asked = ['h1', 'h2', 'h5', 'h8', 'b8', 'c22b', 'e6', 'l10'];
  const variables: DtaVariableSpec[] = [
    { name: 'idstd', type: 'long', label: 'Identifier' },
    { name: 'country', type: 'str12' },
    { name: 'a6a', type: 'byte', label: 'Sampling size', valueLabels: 'size' },
    { name: 'strata', type: 'int' },
    ...['wstrict', 'wmedian', 'wweak'].map((name): DtaVariableSpec => ({ name, type: 'double' })),
    ...asked.map((name): DtaVariableSpec => ({ name, type: 'byte', valueLabels: 'yesNo' })),
    { name: 'd3c', type: 'double' },
    { name: 'd2', type: 'double' },
    { name: 'l1', type: 'long' },
  ];
  const cells = Array.from({ length: rows }, (_, row): DtaValue[] => {
    const size = 1 + (row % 3);
    const inFirst = row % 2 === 0;
    const answer = (share: number): DtaValue => {
      const draw = random();
      if (draw < 0.02) return -9;
      if (draw < 0.03) return { missing: '.a' };
      return random() < share ? 1 : 2;
    };
    const product = answer(0.2 + 0.1 * size + (inFirst ? 0.1 : 0));
    const workers = Math.round(5 * 5 ** (size - 1) * (1 + 2 * random()));
    const weight = (40 / size) * (0.6 + random()) * (inFirst ? 3 : 1);
    return [
      1000 + row,
      inFirst ? 'Aland' : 'Beland',
      size,
      size + (inFirst ? 0 : 10),
      weight * 0.8,
      weight,
      weight * (1 + 0.5 * random()),
      product,
      product === 1 ? answer(0.5) : -7,
      answer(0.35),
      answer(0.15),
      random() < 0.05 ? 3 : answer(0.3),
      answer(0.6),
      answer(0.1),
      answer(0.3),
      random() < 0.7 ? 0 : Math.round(100 * random()),
      random() < 0.05 ? -9 : workers * 1e6 * Math.exp(random()),
      random() < 0.02 ? -9 : workers,
    ];
  });
  const size: [number, string][] = [
    [1, 'Small'],
    [2, 'Medium'],
    [3, 'Large'],
  ];
  writeFileSync(file, writeDta({ release: 118, variables, rows: cells, labels: { yesNo, size } }));
}
