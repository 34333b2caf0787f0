import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { Where } from '../survey/where.ts';
import { type DiscloseSpec, parseDiscloseSpec } from './discloseSpec.ts';

/** A result that is out: what everybody saw. */
export interface Release {
  file: string;
  where: Where | null;
  dimensions: readonly string[];
  cells: readonly { key: Readonly<Record<string, string>>; value: number | null }[];
}

export interface LinkedFiles {
  specs: { file: string; spec: DiscloseSpec }[];
  releases: Release[];
}

const release = z.object({
  cells: z
    .array(
      z.object({
        key: z.record(z.string(), z.string()),
        value: z.number().nullable().optional(),
        suppressed: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(500_000),
});

const largestFile = 256 * 1024 * 1024;

/** What the spec is linked to: specs of tables to be decided together, results that are out. Their own links are not followed. */
export function readLinkedFiles(spec: DiscloseSpec, specFile: string, folder: string): LinkedFiles {
  const found: LinkedFiles = { specs: [], releases: [] };
  for (const [i, linked] of spec.linked.entries()) {
    const name = typeof linked === 'string' ? linked : linked.file;
    const where = typeof linked === 'string' ? null : linked.where;
    const content = readJson(specFile, `linked.${i}`, path.resolve(folder, name), name);
    if (typeof content === 'object' && content !== null && 'cells' in content)
      found.releases.push(parseRelease(name, where, content));
    else found.specs.push({ file: name, spec: parseLinkedSpec(spec, specFile, i, name, where, content) });
  }
  return found;
}

function readJson(specFile: string, column: string, file: string, name: string): unknown {
  const fault = (code: string, message: string, remedy: string): never =>
    refuse(specFile, { column, code, message, remedy });
  try {
    if (statSync(file).size > largestFile) fault('fileTooLarge', `${name} is too large`, 'link a table, not its data');
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof InputFaults) throw error;
    if (error instanceof SyntaxError)
      return fault('notJson', `${name} is not JSON`, 'link a spec or a result of evidence disclose');
    return fault('fileMissing', `${name} can't be read`, 'name a file, relative to the spec');
  }
}

function parseRelease(file: string, where: Where | null, content: object): Release {
  const parsed = release.safeParse(content);
  if (!parsed.success)
    refuse(file, {
      column: parsed.error.issues[0]!.path.join('.'),
      code: 'release',
      message: `this is no result of evidence disclose: ${parsed.error.issues[0]!.message}`,
      remedy: 'link the file that the command wrote',
    });
  const dimensions = Object.keys(parsed.data.cells[0]!.key).sort();
  const cells = parsed.data.cells.map(({ key, value, suppressed }, i) => {
    if (Object.keys(key).sort().join('\n') !== dimensions.join('\n'))
      refuse(file, {
        column: `cells.${i}.key`,
        code: 'release',
        message: 'this cell has other dimensions than the first',
        remedy: 'link one table a file',
      });
    return { key, value: suppressed ? null : (value ?? null) };
  });
  return { file, where, dimensions, cells };
}

function parseLinkedSpec(
  main: DiscloseSpec,
  specFile: string,
  i: number,
  file: string,
  where: Where | null,
  content: unknown,
): DiscloseSpec {
  const spec = parseDiscloseSpec({ spec: content, specFile: file });
  for (const key of ['value', 'contributor'] as const)
    if (spec[key] !== main[key])
      refuse(specFile, {
        column: `linked.${i}`,
        code: 'linkedOther',
        message: `${file} is about another ${key}`,
        remedy: 'link tables of the same value and contributors: others have no cell in common',
      });
  return where === null ? spec : { ...spec, where };
}
