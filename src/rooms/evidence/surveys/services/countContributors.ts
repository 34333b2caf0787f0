import { type DisclosureRules, judgeCell } from '../../../../kernels/disclosure/index.ts';
import { deriveIndicator } from '../../analyses/survey/deriveIndicator.ts';
import { readIndicators } from '../../analyses/survey/indicatorCatalogue.ts';
import { resolveIndicators } from '../../analyses/survey/resolveIndicators.ts';
import { readSurveyColumns } from '../../analyses/survey/surveyColumns.ts';
import { findDomains } from '../../analyses/survey/surveyDomains.ts';
import type { SurveySpec } from '../../analyses/survey/surveySpec.ts';
import type { Group, TableRequest, TableRow } from '../model.ts';
import { type Counted, nameOfGroup } from '../rules/readTable.ts';
import { quiet } from './withSurveyFile.ts';

const rules: DisclosureRules = {
  threshold: null,
  dominance: { n: 2, k: 85 },
  pPercent: 15,
  pq: null,
  singletons: false,
  unions: false,
  coalitions: { size: 0, groups: [] },
  protection: 0,
};

/** Of each cell what disclosure control must know: how many said yes, and whether one or two firms make up its sum. */
export async function countContributors(
  file: string,
  given: SurveySpec,
  rows: readonly TableRow[],
  { by }: TableRequest,
): Promise<Counted> {
  const { spec, used } = resolveIndicators(given, readIndicators(given, '.'), '--spec');
  const columns = await readSurveyColumns(file, spec, quiet, undefined, [...used.values()]);
  const weights = columns.numbers(spec.design.weights);
  const counts = new Map<string, { yes: number | null; dominant: number }>();
  for (const row of rows) {
    const { values, inside } = deriveIndicator(columns, used.get(row.indicator)!);
    for (const one of spec.estimates) {
      if (!/^r\d+\.(all|by\d+)$/.test(one.id) || !one.id.startsWith(`${row.id}.`)) continue;
      const { domain, keys } = findDomains(columns, one.by, one.where, inside);
      const cells = keys.map(() => new Contributions());
      for (let i = 0; i < domain.length; i += 1)
        if (domain[i]! >= 0 && !Number.isNaN(values[i]!)) cells[domain[i]!]!.add(values[i]!, weights[i]!);
      for (const [d, key] of keys.entries()) {
        const group: Group = by.map((column) => key[column] ?? null);
        counts.set(row.id + nameOfGroup(group), cells[d]!.of(row.statistic));
      }
    }
  }
  return (row, group) => counts.get(row + nameOfGroup(group)) ?? { yes: null, dominant: 0 };
}

class Contributions {
  private rows = 0;
  private yes = 0;
  private sum = 0;
  private readonly largest: [number, number] = [0, 0];

  add(value: number, weight: number): void {
    const part = Math.abs(value) * weight;
    this.rows += 1;
    if (value === 1) this.yes += 1;
    this.sum += part;
    if (part > this.largest[0]) [this.largest[0], this.largest[1]] = [part, this.largest[0]];
    else if (part > this.largest[1]) this.largest[1] = part;
  }

  of(statistic: TableRow['statistic']): { yes: number | null; dominant: number } {
    if (statistic === 'share') return { yes: this.yes, dominant: 0 };
    if (statistic === 'quantile' || this.sum === 0) return { yes: null, dominant: 0 };
    const largest = this.largest.map((value, owner) => ({ owner, value }));
    const { rule } = judgeCell({ contributors: this.rows, largest, value: this.sum }, rules);
    return { yes: null, dominant: rule === null ? 0 : 1 };
  }
}
