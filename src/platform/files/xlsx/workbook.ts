import { refuse } from '../../command/faults.ts';
import type { Package } from './parts.ts';
import { attributeOf } from './xml.ts';
import { refuseWorkbook } from './zip.ts';

export interface Sheet {
  name: string;
  part: string;
}

export interface Workbook {
  sheets: Sheet[];
  is1904: boolean;
  sharedStrings: string | null;
  styles: string | null;
}

interface Relation {
  kind: string;
  part: string;
}

/** Which part is what: found by relations, as names of parts are free. */
export async function readWorkbook(parts: Package): Promise<Workbook> {
  const root = await readRelations(parts, '_rels/.rels', '');
  const part = [...root.values()].find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = await readRelations(parts, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await parts.scan(part, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(attributeOf(attributes, 'id') ?? '');
      const sheetName = attributeOf(attributes, 'name') ?? '';
      // Sheets of charts and of old macros are no tables.
      if (relation?.kind === 'worksheet') sheets.push({ name: sheetName, part: relation.part });
    },
    close() {},
    text() {},
  });
  const partOf = (kind: string) => [...relations.values()].find((relation) => relation.kind === kind)?.part ?? null;
  return { sheets, is1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

async function readRelations(parts: Package, name: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!parts.has(name)) return relations;
  await parts.scan(name, {
    open(tag, attributes) {
      const target = attributeOf(attributes, 'Target');
      if (tag !== 'Relationship' || target === null || attributeOf(attributes, 'TargetMode') === 'External') return;
      const kind = (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, '');
      const part = target.startsWith('/') ? target.slice(1) : new URL(folder + target, 'part:/').pathname.slice(1);
      relations.set(attributeOf(attributes, 'Id') ?? '', { kind, part });
    },
    close() {},
    text() {},
  });
  return relations;
}

/** By name, else by number; the first where none is named. */
export function chooseSheet(path: string, { sheets }: Workbook, wanted: string | undefined): Sheet {
  if (sheets.length === 0) refuseWorkbook(path, 'the workbook has no sheet with cells');
  if (wanted === undefined) return sheets[0]!;
  const found =
    sheets.find(({ name }) => name === wanted) ?? (/^\d{1,4}$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (found) return found;
  refuse(path, {
    code: 'sheetMissing',
    message: `there is no sheet "${wanted}"`,
    remedy: `use one of ${sheets
      .slice(0, 30)
      .map(({ name }) => `"${name}"`)
      .join(', ')}, or a number up to ${sheets.length}`,
  });
}
