import type { IndustryGroups } from '../../rules/industryGroups.ts';
import type { GroupRow, GroupsView } from '../views/runs.ts';

export type GroupIssue = GroupsView['issues'][number];

export const mostGroups = 200;
const codePattern = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/** Rows of the form in their order: fields are called code-1, title-1, traded-1, codes-1. */
export function rowsOfForm(fields: Readonly<Record<string, string>>): GroupRow[] {
  const rows: GroupRow[] = [];
  for (let at = 1; at <= mostGroups + 20; at += 1) {
    const cell = (name: string) => (fields[`${name}-${at}`] ?? '').trim();
    if (`code-${at}` in fields || `codes-${at}` in fields || `title-${at}` in fields)
      rows.push({ code: cell('code'), title: cell('title'), traded: cell('traded'), codes: cell('codes') });
  }
  return rows;
}

export const rowOfGroup = ({ code, title, traded, isic }: IndustryGroups['groups'][number]): GroupRow => ({
  code,
  title,
  traded: traded === null ? '' : traded ? 'yes' : 'no',
  codes: isic.join(' '),
});

/** The groups of a form, or what is wrong with which field. Rows without any word are left out. */
export function readGroupForm(
  rows: readonly GroupRow[],
  highTechnology: ReadonlySet<string>,
): { groups: IndustryGroups['groups']; issues: GroupIssue[] } {
  const issues: GroupIssue[] = [];
  const groups: IndustryGroups['groups'] = [];
  const codes = new Map<string, number>();
  const prefixes = new Map<string, string>();
  for (const [i, row] of rows.entries()) {
    if (row.code === '' && row.title === '' && row.codes === '') continue;
    const at = i + 1;
    const fault = (field: string, what: string, detail: string | null = null) =>
      issues.push({ field: `${field}-${at}`, key: `clusters.found.groups.fault.${what}`, detail });
    if (!codePattern.test(row.code)) fault('code', 'code');
    else if (codes.has(row.code)) fault('code', 'codeTwice', row.code);
    codes.set(row.code, at);
    if (row.title === '' || row.title.length > 120) fault('title', 'title');
    const isic = [...new Set(row.codes.split(/[\s,;]+/).filter((code) => code !== ''))];
    if (isic.length === 0 || isic.length > 500) fault('codes', 'codesMissing');
    for (const code of isic) {
      const holder = prefixes.get(code);
      if (!/^\d{2,4}$/.test(code)) fault('codes', 'isic', code.slice(0, 20));
      else if (holder !== undefined) fault('codes', 'isicTwice', `${code}: ${holder}`);
      else prefixes.set(code, row.code);
    }
    groups.push({
      code: row.code,
      title: row.title,
      traded: row.traded === 'yes' ? true : row.traded === 'no' ? false : null,
      ...(highTechnology.has(row.code) ? { highTechnology: true } : {}),
      isic,
    });
  }
  if (groups.length === 0) issues.push({ field: 'title', key: 'clusters.found.groups.fault.none', detail: null });
  if (groups.length > mostGroups)
    issues.push({ field: 'title', key: 'clusters.found.groups.fault.tooMany', detail: null });
  return { groups, issues: issues.slice(0, 50) };
}
