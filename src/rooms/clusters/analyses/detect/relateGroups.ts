import { groupIndustries, relatedness } from '../../../../kernels/complexity/index.ts';
import { chanceAboveOne, priorShape } from '../../../../kernels/concentration/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { type AreaTotals, countAreas } from './joinRoutes.ts';
import type { Establishments, IndustryGroup } from './model.ts';

const mostCodes = 600;

/**
 * Codes put together by how often the same areas hold both (proximity of the chances that an area is really denser in them), in place of a list of groups.
 * A group is named by its codes, the largest first.
 */
export function relateGroups(
  file: string,
  establishments: Establishments,
  codes: readonly IndustryGroup[],
): IndustryGroup[] {
  if (codes.length > mostCodes)
    refuse(file, {
      code: 'tooManyCodes',
      message: `${codes.length} codes are more than ${mostCodes} that can be put together by likeness`,
      remedy: 'cut the codes shorter, or name a list of groups',
    });
  if (codes.length < 3) return [...codes];
  const related = relatedness(chances(establishments, codes), establishments.areas.length, codes.length, 'proximity');
  const { groupOf, groupCount } = groupIndustries(related, codes.length, null);
  return Array.from({ length: groupCount }, (_, group) => joinCodes(codes.filter((__, i) => groupOf[i] === group)));
}

function chances({ areaOf, ...rest }: Establishments, codes: readonly IndustryGroup[]): Float64Array {
  const { totals, all }: AreaTotals = countAreas({ areaOf, ...rest });
  const presence = new Float64Array(totals.length * codes.length);
  for (const [at, { members }] of codes.entries()) {
    const observed = new Float64Array(totals.length);
    let placed = 0;
    for (const member of members) {
      if (areaOf[member]! < 0) continue;
      observed[areaOf[member]!]! += 1;
      placed += 1;
    }
    const expected = Float64Array.from(totals, (total) => (total * placed) / all);
    const shape = priorShape(observed, expected);
    for (let area = 0; area < totals.length; area += 1)
      if (observed[area]! > 0)
        presence[area * codes.length + at] = chanceAboveOne(observed[area]!, expected[area]!, shape);
  }
  return presence;
}

function joinCodes(codes: readonly IndustryGroup[]): IndustryGroup {
  const ordered = codes.toSorted((a, b) => b.members.length - a.members.length);
  const members = new Set(ordered.flatMap((one) => [...one.members]));
  return {
    code: ordered.map(({ code }) => code).join('+'),
    title: ordered.map(({ title }) => title).join(', '),
    traded: null,
    isHighTechnology: null,
    members: Int32Array.from(members).sort(),
  };
}
