import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../../../platform/errors.ts';
import { projectRoot } from '../../../platform/projectRoot.ts';
import { type PublishedTable, publishedTableSchema } from '../rules/publishedTables.ts';

const tableIds = ['7-1', '7-2', '7-3', '7-4', '7-3-1'] as const;
const read = new Map<string, PublishedTable>();

export function readPublishedTable(id: string): PublishedTable {
  if (!(tableIds as readonly string[]).includes(id)) throw new DomainError('notFound', 'evidence.table');
  const known = read.get(id);
  if (known !== undefined) return known;
  const file = path.join(projectRoot(), 'src', 'rooms', 'evidence', 'catalogue', `table-${id}.json`);
  const table = publishedTableSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  read.set(id, table);
  return table;
}

export const listPublishedTables = (): PublishedTable[] => tableIds.map(readPublishedTable);
