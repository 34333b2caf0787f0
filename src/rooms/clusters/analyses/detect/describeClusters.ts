import { priorShape } from '../../../../kernels/concentration/index.ts';
import { type Functioning, type IndicatorEvidence, judgeFunctioning } from '../../rules/functioning.ts';
import { type JudgedStage, judgeStage } from '../../rules/lifeStage.ts';
import { type StrengthCard, strengthCard } from '../../rules/strengthCard.ts';
import { type JudgedType, judgeType, type Typology } from '../../rules/typology.ts';
import { type AreaTotals, countAreas } from './joinRoutes.ts';
import type { DetectedCluster, Establishments, IndustryGroup } from './model.ts';

export interface DescribedCluster {
  cluster: DetectedCluster;
  card: StrengthCard;
  type: JudgedType;
  stage: JudgedStage;
  functioning: ReturnType<typeof judgeFunctioning>;
  evidence: readonly IndicatorEvidence[];
}

export interface DescribeOptions {
  typology: Typology;
  dates: { before: number; after: number } | null;
  /** Evidence by group and area. */
  evidenceOf(group: string, areas: readonly string[]): readonly IndicatorEvidence[];
}

/** Each cluster with its card, type, stage and what is known of how it works. */
export function describeClusters(
  establishments: Establishments,
  groups: readonly IndustryGroup[],
  clusters: readonly DetectedCluster[],
  { typology, dates, evidenceOf }: DescribeOptions,
): DescribedCluster[] {
  const byCode = new Map(groups.map((group) => [group.code, group]));
  const priors = new Map<string, number | null>();
  const placed = countAreas(establishments);
  return clusters.map((cluster) => {
    const group = byCode.get(cluster.group)!;
    if (!priors.has(group.code)) priors.set(group.code, priorOf(establishments, group, placed));
    const card = strengthCard({
      ...establishments,
      members: cluster.members,
      group: group.members,
      dates,
      expected: cluster.expected,
      priorShape: priors.get(group.code)!,
      smallFirmEmployees: typology.smallFirmEmployees,
    });
    const evidence = evidenceOf(
      cluster.group,
      cluster.areas.map(({ area }) => area),
    );
    return {
      cluster,
      card,
      type: judgeType(
        {
          group: cluster.group,
          isHighTechnology: group.isHighTechnology,
          smallShare: card.smallShare,
          relativeWage: card.relativeWage,
        },
        typology,
      ),
      stage: judgeStage({
        plantsBefore: card.plantGrowth?.before ?? null,
        plantsAfter: card.plantGrowth?.after ?? null,
        entered: card.entered,
        left: card.left,
        allBefore: null,
        allAfter: null,
      }),
      functioning: judgeFunctioning(evidence),
      evidence,
    };
  });
}

export type { Functioning };

function priorOf({ areaOf }: Establishments, group: IndustryGroup, { totals, all }: AreaTotals): number | null {
  if (all === 0) return null;
  const observed = new Int32Array(totals.length);
  let n = 0;
  for (const member of group.members) {
    if (areaOf[member]! < 0) continue;
    observed[areaOf[member]!]! += 1;
    n += 1;
  }
  return priorShape(
    observed,
    Float64Array.from(totals, (total) => (total * n) / all),
  );
}
