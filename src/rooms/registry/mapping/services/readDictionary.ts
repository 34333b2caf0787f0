import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../../platform/projectRoot.ts';

const dictionarySchema = z.object({
  _about: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string(), example: z.string(), required: z.boolean() })),
});
export type DictionaryColumn = z.output<typeof dictionarySchema>['columns'][number];

/** The columns of the generic preset, each with its type and an example. */
export function readDictionary(): DictionaryColumn[] {
  const file = path.join(projectRoot(), 'src', 'rooms', 'registry', 'mapping', 'catalogue', 'genericColumns.json');
  return dictionarySchema.parse(JSON.parse(readFileSync(file, 'utf8'))).columns;
}
