import { lonelyPsuPolicies } from '../../../../kernels/survey/index.ts';
import type { DesignSpec } from '../../analyses/survey/designSpec.ts';
import { type Design, givenReplicates, type Issue, mostStages } from '../model.ts';
import { codesOf, expandColumns } from './expandColumns.ts';

const stages = Array.from({ length: mostStages }, (_, s) => s + 1);

export function readDesignForm(body: Readonly<Record<string, string>>): Design {
  const text = (name: string) => (body[name] ?? '').trim();
  const of = (part: string) => stages.map((stage) => text(`${part}-${stage}`));
  return {
    weight: text('weight'),
    strata: of('stratum'),
    clusters: of('cluster'),
    populations: of('population'),
    nested: text('nested') === 'yes',
    lonelyPsu: lonelyPsuPolicies.find((one) => one === text('lonelyPsu')) ?? 'average',
    replicates: givenReplicates.find((one) => one === text('replicates')) ?? 'none',
    replicateColumns: text('replicateColumns'),
    dontKnow: text('dontKnow'),
    refused: text('refused'),
    notApplicable: text('notApplicable'),
  };
}

/** What no row needs to be read for: names that are none, parts that contradict each other. */
export function checkDesignForm(design: Design, columns: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  const isKnown = (name: string) => columns.includes(name);
  if (!isKnown(design.weight)) issues.push({ field: 'weight', key: 'evidence.surveys.fault.weight' });
  for (const [part, names] of [
    ['stratum', design.strata],
    ['cluster', design.clusters],
    ['population', design.populations],
  ] as const)
    for (const [s, name] of names.entries())
      if (name !== '' && !isKnown(name))
        issues.push({ field: `${part}-${s + 1}`, key: 'evidence.surveys.fault.column' });
  for (let s = 1; s < mostStages; s += 1)
    for (const [part, names] of [
      ['stratum', design.strata],
      ['cluster', design.clusters],
      ['population', design.populations],
    ] as const)
      if (names[s] !== '' && (design.clusters[s - 1] === '' || (part !== 'cluster' && names[s - 1] === '')))
        issues.push({ field: `${part}-${s + 1}`, key: 'evidence.surveys.fault.stage' });
  if (design.replicates !== 'none') {
    const found = expandColumns(design.replicateColumns, columns);
    if (found === null || found.length < 2)
      issues.push({ field: 'replicateColumns', key: 'evidence.surveys.fault.replicates' });
  }
  const codes = [design.dontKnow, design.refused, design.notApplicable].flatMap(codesOf);
  if (new Set(codes).size < codes.length) issues.push({ field: 'dontKnow', key: 'evidence.surveys.fault.codes' });
  return issues;
}

/** The design as the command takes it. */
export function specOfDesign(design: Design, columns: readonly string[]): Partial<DesignSpec> & { weights: string } {
  const named = (names: readonly string[]) => names.filter((name) => name !== '');
  const replicates = design.replicates === 'none' ? null : expandColumns(design.replicateColumns, columns);
  return {
    weights: design.weight,
    strata: named(design.strata),
    clusters: named(design.clusters),
    finitePopulation: named(design.populations),
    nested: design.nested,
    lonelyPsu: design.lonelyPsu,
    ...(replicates === null
      ? {}
      : { replicates: { type: design.replicates, columns: replicates } as unknown as DesignSpec['replicates'] }),
  };
}

/** What codes mean that are no answers. */
export function treatmentsOf({ dontKnow, refused, notApplicable }: Design): Record<string, 'missing' | 'excluded'> {
  return Object.fromEntries([
    ...[dontKnow, refused].flatMap(codesOf).map((code) => [code, 'missing'] as const),
    ...codesOf(notApplicable).map((code) => [code, 'excluded'] as const),
  ]);
}
