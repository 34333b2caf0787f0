import type { ExperimentUnits } from './experimentUnits.ts';

/** Clusters of the unassigned and of the assigned. */
export function clustersByArm({ cluster, assigned }: ExperimentUnits): [number, number] | null {
  if (cluster === null) return null;
  const arms = [new Set<number>(), new Set<number>()] as const;
  for (const [i, code] of cluster.entries()) arms[assigned[i] as 0 | 1].add(code);
  return [arms[0].size, arms[1].size];
}

interface Counts {
  droppedRows: number;
  withoutOutcome: number;
  inOneArmedStrata: number;
  assigned: number;
  unassigned: number;
  clustersAssigned: number | null;
  clustersUnassigned: number | null;
}

/** What an officer should know before believing the difference. */
export function warnOfExperiment(
  n: Counts,
  response: { assigned: number; unassigned: number },
  balance: readonly { variable: string; level: string | null; standardisedDifference: number | null }[],
): string[] {
  const clusters = n.clustersAssigned === null ? null : Math.min(n.clustersAssigned, n.clustersUnassigned!);
  const gap = Math.abs(response.assigned - response.unassigned);
  /** Twice what chance makes of a standardised difference of two groups of this size. */
  const chance = 2 * Math.sqrt(1 / Math.max(1, n.assigned) + 1 / Math.max(1, n.unassigned));
  const apart = balance.filter((row) => Math.abs(row.standardisedDifference ?? Number.POSITIVE_INFINITY) > chance);
  const names = apart.map(({ variable, level }) => (level === null ? variable : `${variable} ${level}`)).join(', ');
  return [
    ...(n.droppedRows > 0 ? [`${n.droppedRows} rows were left out because a cell is empty that the spec needs`] : []),
    ...(n.withoutOutcome > 0 ? [`${n.withoutOutcome} units have no outcome and are left out`] : []),
    ...(gap > 0.05
      ? [
          `outcomes are known of ${percent(response.assigned)} of the assigned and ${percent(response.unassigned)} of the others: those who answered may not be alike any more`,
        ]
      : []),
    ...(n.inOneArmedStrata > 0
      ? [`${n.inOneArmedStrata} units lie in strata with one group only and are left out`]
      : []),
    ...(clusters !== null && clusters < 10
      ? [`a group has ${clusters} clusters: read the p-value of the randomisation test, not the interval`]
      : []),
    ...(clusters === null && Math.min(n.assigned, n.unassigned) < 10
      ? [
          `a group has ${Math.min(n.assigned, n.unassigned)} units: read the p-value of the randomisation test, not the interval`,
        ]
      : []),
    ...(apart.length > 0 ? [`before the draw the groups differ by more than chance makes likely in: ${names}`] : []),
  ];
}

const percent = (share: number) => `${Math.round(100 * share)} percent`;
