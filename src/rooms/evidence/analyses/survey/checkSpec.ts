import type { DesignSpec } from './designSpec.ts';
import { type EstimateSpec, keysOf } from './estimateSpec.ts';

/** Key, what is wrong, what to do. */
export type SpecFault = [where: string, message: string, remedy: string];

/** What no schema can say: keys that contradict each other. */
export function contradictions(spec: { design: DesignSpec; estimates: readonly EstimateSpec[] }): SpecFault[] {
  return [
    ...ofDesign(spec.design, spec.estimates),
    ...ofReplicates(spec.design),
    ...ofCalibration(spec.design),
    ...ofIds(spec.estimates),
    ...spec.estimates.flatMap(ofEstimate),
  ];
}

function ofDesign({ weights, clusters, finitePopulation, strata }: DesignSpec, estimates: readonly EstimateSpec[]) {
  const faults: SpecFault[] = [];
  const stages = Math.max(1, clusters.length);
  if (strata.length > stages)
    faults.push(['design.strata', 'there are more strata than stages', 'name one column of strata a stage']);
  if (finitePopulation.length > stages)
    faults.push(['design.finitePopulation', 'there are more sizes than stages', 'name one column a stage']);
  if (weights === undefined && estimates.every(({ indicator }) => indicator === null))
    faults.push(['design.weights', 'no column of weights is named', 'name it']);
  return faults;
}

function ofReplicates({ replicates, alternativeWeights, strata }: DesignSpec): SpecFault[] {
  if (replicates === null) return [];
  const { type, columns, rscales } = replicates;
  const at = 'design.replicates';
  const faults: SpecFault[] = [];
  if (new Set(columns).size < columns.length)
    faults.push([`${at}.columns`, 'a column is named twice', 'name each column once']);
  if (columns.length === 1) faults.push([`${at}.columns`, 'one replicate shows no error', 'name all columns']);
  if (rscales.length > 0 && rscales.length !== columns.length)
    faults.push([
      `${at}.rscales`,
      `there are ${rscales.length} factors for ${columns.length} columns`,
      'give one for each column',
    ]);
  if (type === 'JKn' && columns.length > 0 && rscales.length === 0)
    faults.push([
      `${at}.rscales`,
      'JKn columns say nothing of their strata',
      'give (n-1)/n of its stratum for each column',
    ]);
  if (columns.length > 0 && alternativeWeights.length > 0)
    faults.push([
      'design.alternativeWeights',
      'given replicates belong to one weight',
      'let replicates be made, or leave them out',
    ]);
  if (type === 'JK1' && columns.length === 0 && strata.length > 0)
    faults.push([`${at}.type`, 'JK1 is for designs without strata', 'ask for JKn']);
  return faults;
}

function ofCalibration({ calibration }: DesignSpec): SpecFault[] {
  if (calibration === null) return [];
  const { method, margins, variables, bounds } = calibration;
  const at = 'design.calibration';
  const faults: SpecFault[] = [];
  const byMargins = method === 'postStratify' || method === 'rake';
  if (byMargins && Object.keys(variables).length > 0)
    faults.push([
      `${at}.variables`,
      `${method} knows margins alone`,
      'delete them, or ask for linear, raking or logit',
    ]);
  if (
    method === 'postStratify'
      ? margins.length !== 1
      : method === 'rake'
        ? margins.length < 1
        : margins.length + Object.keys(variables).length < 1
  )
    faults.push([
      `${at}.margins`,
      method === 'postStratify' ? 'it takes one margin' : 'there are no totals',
      'name columns and totals',
    ]);
  if ((method === 'logit') !== (bounds !== undefined))
    faults.push([`${at}.bounds`, 'logit has bounds, and nothing else has', 'add or delete them']);
  for (const [i, { totals, file }] of margins.entries())
    if ((totals === undefined) === (file === undefined))
      faults.push([`${at}.margins.${i}`, 'a margin has its totals here or in a file', 'give "totals" or "file"']);
  return faults;
}

/** An empty list asks for nothing. */
const isGiven = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);

function ofIds(estimates: readonly EstimateSpec[]): SpecFault[] {
  const ids = new Set<string>();
  return estimates.flatMap(({ id }, i): SpecFault[] => {
    const isKnown = ids.has(id);
    ids.add(id);
    return isKnown ? [[`estimates.${i}.id`, `the id "${id}" is there twice`, 'give each estimate its own']] : [];
  });
}

function ofEstimate(one: EstimateSpec, i: number): SpecFault[] {
  const at = `estimates.${i}`;
  const faults: SpecFault[] = [];
  const { statistic, variable, indicator, denominator, between, of, by } = one;
  if ((variable === null) === (indicator === null))
    faults.push([`${at}.variable`, 'an estimate has a variable or an indicator', 'name one of them']);
  const takesDenominator =
    statistic === 'ratio' || (statistic === 'difference' && (of === undefined || of === 'ratio'));
  const needsDenominator = statistic === 'ratio' || of === 'ratio';
  if (needsDenominator ? denominator === null : denominator !== null && !takesDenominator)
    faults.push([`${at}.denominator`, 'a ratio has a denominator, and nothing else has one', 'add or delete it']);
  if (new Set(by).size < by.length) faults.push([`${at}.by`, 'a column is named twice', 'name each column once']);
  for (const [key, owners] of Object.entries(keysOf))
    if (isGiven(one[key as keyof EstimateSpec]) && !(owners as readonly string[]).includes(statistic))
      faults.push([`${at}.${key}`, `"${key}" says nothing of a ${statistic}`, 'delete it']);
  if (
    statistic === 'difference' &&
    (between?.length !== 2 || between.every((group) => Object.keys(group).length === 0))
  )
    faults.push([
      `${at}.between`,
      'a difference is between two groups',
      'give two, each a value for one or more columns',
    ]);
  if (statistic === 'independence' && one.with === undefined)
    faults.push([`${at}.with`, 'independence is between two answers', 'name the column of the other']);
  if (statistic === 'regression' && (one.predictors ?? []).length === 0)
    faults.push([`${at}.predictors`, 'there are no predictors', 'name one or more columns']);
  if ((statistic === 'difference' || statistic === 'regression') && !['t', 'normal', undefined].includes(one.interval))
    faults.push([
      `${at}.interval`,
      `an interval by ${one.interval} is for shares`,
      'leave it out, or give t or normal',
    ]);
  if (one.region !== undefined && by.includes(one.region.column))
    faults.push([`${at}.region.column`, 'it is in "by" too', 'name it in one of them']);
  return faults;
}
