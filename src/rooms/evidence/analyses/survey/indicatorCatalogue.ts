import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { specFaults } from '../../../../platform/command/specFaults.ts';
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { type Indicator, indicatorSchema } from './indicatorSpec.ts';
import type { SurveySpec } from './surveySpec.ts';

const catalogueFolder = () => path.join(projectRoot(), 'src', 'rooms', 'evidence', 'catalogue', 'indicators');

/** Indicators that come with Toolroom, by id. */
export function readIndicatorCatalogue(): ReadonlyMap<string, Indicator> {
  const files = readdirSync(catalogueFolder()).filter((file) => file.endsWith('.json'));
  const read = files.sort().map((file) => {
    const found = indicatorSchema.parse(JSON.parse(readFileSync(path.join(catalogueFolder(), file), 'utf8')));
    if (`${found.id}.json` !== file) throw new Error(`the indicator ${found.id} is in a file of another name, ${file}`);
    return found;
  });
  return new Map(read.map((one) => [one.id, one]));
}

/** Those of the catalogue and of the spec, which come first. */
export function readIndicators({ indicators }: SurveySpec, specFolder: string): ReadonlyMap<string, Indicator> {
  const own = typeof indicators === 'string' ? readFile(path.resolve(specFolder, indicators)) : (indicators ?? []);
  return new Map([...readIndicatorCatalogue(), ...own.map((one) => [one.id, one] as const)]);
}

function readFile(file: string): Indicator[] {
  const text = readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    refuse(file, { code: 'notJson', message: 'this is not JSON', remedy: 'give a JSON list of indicators' });
  }
  const parsed = z.array(indicatorSchema).max(1000).safeParse(json);
  if (!parsed.success)
    throw new InputFaults(
      parsed.error.issues.flatMap((issue) => specFaults(file, issue, 'see: toolroom schema evidence survey')),
    );
  return parsed.data;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    refuse(file, {
      code: 'noFile',
      message: 'the file of indicators can not be read',
      remedy: 'name one that is there',
    });
  }
}
