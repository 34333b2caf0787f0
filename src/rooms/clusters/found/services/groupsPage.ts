import type { Context } from '../../../../platform/context.ts';
import { readIsicGroups } from '../../analyses/detect/readGroups.ts';
import { readGroupForm, rowOfGroup, rowsOfForm } from '../rules/readGroupForm.ts';
import type { GroupsView } from '../views/runs.ts';
import { listGroupLists, readList, saveGroupList } from './groupLists.ts';

const emptyRows = 3;

/** The versions that there are, and one of them as a form to be saved as the next. */
export async function describeGroups(ctx: Context, from: number): Promise<GroupsView> {
  const list = await readList(ctx, from);
  const empty = { code: '', title: '', traded: '', codes: '' };
  return {
    lists: await listVersions(ctx),
    from,
    title: '',
    rows: [...list.groups.map(rowOfGroup), ...Array.from({ length: emptyRows }, () => empty)],
    issues: [],
  };
}

async function listVersions(ctx: Context): Promise<GroupsView['lists']> {
  return (await listGroupLists(ctx)).map(({ version, title, groups, made_at }) => ({
    version,
    title,
    groups: groups.length,
    madeAt: made_at.toISOString(),
  }));
}

export async function saveGroups(
  ctx: Context,
  fields: Readonly<Record<string, string>>,
): Promise<{ version: number } | { view: GroupsView }> {
  const rows = rowsOfForm(fields);
  const from = /^\d{1,6}$/.test(fields.from ?? '') ? Number(fields.from) : 0;
  const highTechnology = new Set(readIsicGroups().groups.flatMap((one) => (one.highTechnology ? [one.code] : [])));
  const { groups, issues } = readGroupForm(rows, highTechnology);
  const title = (fields.title ?? '').trim();
  if (title === '' || title.length > 120)
    issues.unshift({ field: 'title', key: 'clusters.found.groups.fault.listTitle', detail: null });
  if (issues.length > 0)
    return { view: { lists: await listVersions(ctx), from, title: title.slice(0, 200), rows, issues } };
  return { version: await saveGroupList(ctx, { title, groups }) };
}
