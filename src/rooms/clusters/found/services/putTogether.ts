import type { Context } from '../../../../platform/context.ts';
import type { Establishments, IndustryGroup } from '../../analyses/detect/model.ts';
import { relateGroups } from '../../analyses/detect/relateGroups.ts';

/** ISIC codes that the same towns hold, put together; a group is named by its largest code, and how many go with it. */
export function putTogether(
  ctx: Pick<Context, 't'>,
  establishments: Establishments,
  codes: readonly IndustryGroup[],
): { groups: IndustryGroup[]; prefixes: Map<string, readonly string[]> } {
  const titles = new Map(codes.map(({ code, title }) => [code, title]));
  const prefixes = new Map<string, readonly string[]>();
  const groups = relateGroups('register', establishments, codes).map((group) => {
    const held = group.code.split('+');
    const [largest] = held as [string, ...string[]];
    const code = held.length === 1 ? largest : `${largest}+${held.length - 1}`;
    prefixes.set(code, held);
    const title = ctx.t('clusters.found.grouping.related.title', {
      first: titles.get(largest) ?? largest,
      others: held.length - 1,
    });
    return { ...group, code, title };
  });
  return { groups, prefixes };
}
