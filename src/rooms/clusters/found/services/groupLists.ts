import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type GroupList, listOf, readIsicGroups } from '../../analyses/detect/readGroups.ts';
import type { IndustryGroups } from '../../rules/industryGroups.ts';
import { schemeTitle } from '../../rules/schemeTitle.ts';
import { titleOf } from '../../services/nameCells.ts';
import { listSchemes } from '../../store/measurements.ts';
import { insertGroupList, selectGroupLists } from '../store/groupLists.ts';

export interface ChosenGroups {
  list: GroupList;
  /** Null where codes are ISIC Rev.4. */
  scheme: string | null;
  /** Beginnings of ISIC codes of each group; none of other lists. */
  prefixes: ReadonlyMap<string, readonly string[]>;
  /** Codes that the same towns hold are put together. */
  isByRelatedness: boolean;
}

/** The list that a grouping names: the program's own, a saved version, or each code as a group of its own, which may be put together by likeness. */
export async function readGrouping(ctx: Context, grouping: string): Promise<ChosenGroups> {
  const [kind, name = ''] = grouping.split(':');
  if (kind === 'scheme') return { ...eachCode(name), scheme: name };
  if (kind === 'related') return { ...eachCode('ISIC4'), scheme: null, isByRelatedness: true };
  const groups = kind === 'isic4' ? readIsicGroups() : await readList(ctx, Number(name));
  return {
    list: listOf(groups),
    scheme: null,
    isByRelatedness: false,
    prefixes: new Map(groups.groups.map(({ code, isic }) => [code, isic])),
  };
}

function eachCode(scheme: string): Omit<ChosenGroups, 'scheme'> {
  const groupOf = (code: string) => ({ code, title: titleOf(scheme, code), traded: null, isHighTechnology: null });
  return { list: { id: `codes-${scheme}`, version: '1', groupOf }, prefixes: new Map(), isByRelatedness: false };
}

/** A saved version as a list; version 0 is the program's own. */
export async function readList(ctx: Context, version: number): Promise<IndustryGroups> {
  if (version === 0) return readIsicGroups();
  const lists = await ctx.db.withActor(ctx, selectGroupLists, { readOnly: true });
  const found = lists.find((one) => one.version === version);
  if (found === undefined) throw new DomainError('notFound', 'clusters.groupList');
  return {
    ...readIsicGroups(),
    id: 'isic4-groups',
    version: `${readIsicGroups().version}, ${version}`,
    groups: found.groups,
  };
}

export interface GroupingChoice {
  value: string;
  text: string;
}

/** What a detection can compare: industries by a list, or by the register's own codes. */
export async function listGroupings(ctx: Context): Promise<GroupingChoice[]> {
  return ctx.db.withActor(
    ctx,
    async (tx) => [
      { value: 'isic4', text: ctx.t('clusters.found.grouping.isic4', { count: readIsicGroups().groups.length }) },
      ...(await selectGroupLists(tx)).map(({ version, title, groups }) => ({
        value: `list:${version}`,
        text: ctx.t('clusters.found.grouping.list', { version, title, count: groups.length }),
      })),
      { value: 'related', text: ctx.t('clusters.found.grouping.related') },
      ...(await listSchemes(tx)).map((scheme) => ({
        value: `scheme:${scheme}`,
        text: ctx.t('clusters.found.grouping.scheme', { scheme: schemeTitle(ctx.t, scheme) }),
      })),
    ],
    { readOnly: true },
  );
}

export const listGroupLists = (ctx: Context) => ctx.db.withActor(ctx, selectGroupLists, { readOnly: true });

export async function saveGroupList(
  ctx: Context,
  list: { title: string; groups: IndustryGroups['groups'] },
): Promise<number> {
  return ctx.db.withActor(ctx, async (tx) => {
    const version = await insertGroupList(tx, list);
    await recordAudit(tx, {
      verb: 'clusters.groups.save',
      subject: String(version),
      detail: { title: list.title, groups: list.groups.length },
      requestId: ctx.requestId,
    });
    return version;
  });
}
