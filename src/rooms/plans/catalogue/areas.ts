import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../platform/projectRoot.ts';

const catalogueSchema = z.strictObject({
  source: z.strictObject({ title: z.string(), publisher: z.string(), note: z.string() }),
  areas: z.array(z.strictObject({ code: z.string(), title: z.string(), text: z.string() })).length(7),
});
export type AreaCatalogue = z.output<typeof catalogueSchema>;
export type Area = AreaCatalogue['areas'][number];

let read: AreaCatalogue | undefined;

/** The seven areas in which each economy takes stock and acts. */
export function areaCatalogue(): AreaCatalogue {
  const file = path.join(projectRoot(), 'src', 'rooms', 'plans', 'catalogue', 'areas.json');
  read ??= catalogueSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return read;
}

export const isArea = (code: string): boolean => areaCatalogue().areas.some((area) => area.code === code);
