import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Fault, InputFaults } from '../../../platform/command/define.ts';
import { projectRoot } from '../../../platform/projectRoot.ts';
import { type Mapping, mappingSchema } from '../model.ts';
import type { Extent } from '../rules/checkCells.ts';
import { buildConcordance, type Concordance, concordanceSchema, noConcordance } from '../rules/concordance.ts';

const catalogue = () => path.join(projectRoot(), 'src', 'rooms', 'registry', 'catalogue');

export function presetNames(): string[] {
  return readdirSync(path.join(catalogue(), 'presets'))
    .map((file) => path.basename(file, '.json'))
    .sort();
}

export function readPreset(name: string): Mapping {
  if (!presetNames().includes(name)) {
    throw fault(
      '--preset',
      'preset',
      `there is no preset "${name}"`,
      `use one of ${presetNames().join(', ')}, or --mapping with a file of your own`,
    );
  }
  return mappingSchema.parse(JSON.parse(readFileSync(path.join(catalogue(), 'presets', `${name}.json`), 'utf8')));
}

export function readMappingFile(file: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw fault(
      file,
      'mapping',
      missing ? 'there is no such file' : `the mapping is not readable JSON (${(error as Error).message})`,
      missing
        ? 'check the path after --mapping'
        : 'correct the file; a preset in src/rooms/registry/catalogue/presets shows the form',
    );
  }
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new InputFaults(
    parsed.error.issues.map((issue) => ({
      file,
      row: null,
      column: issue.path.join('.') || null,
      code: 'mapping',
      message: issue.message,
      remedy: 'see `toolroom schema registry import` for the form of a mapping',
    })),
  );
}

export function readConcordance(mapping: Mapping): Concordance {
  if (mapping.concordance === undefined) return noConcordance;
  const file = path.join(catalogue(), path.basename(mapping.concordance));
  return buildConcordance(concordanceSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

export function readExtent(economy: string): Extent | null {
  const extents = JSON.parse(readFileSync(path.join(catalogue(), 'extents.json'), 'utf8'));
  return extents[economy] ?? null;
}

function fault(file: string, code: string, message: string, remedy: string): InputFaults {
  const one: Fault = { file, row: null, column: null, code, message, remedy };
  return new InputFaults([one]);
}
