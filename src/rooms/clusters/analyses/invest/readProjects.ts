import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, notANumber, numeral, openTable } from '../../../../platform/files/index.ts';
import type { InvestSpec } from './investSpec.ts';
import { readDecimal } from './wholeMoney.ts';

export interface ProjectRows {
  names: string[];
  /** Decimal strings. */
  costs: string[];
  regions: string[];
  leastShares: number[];
  scenarios: string[];
  /** Of each project, a number a scenario. */
  benefits: number[][];
}

const mostProjects = 2000;
const mostBenefits = 5_000_000;

/** The projects of a file, or faults that say which cell is wrong. */
export async function readProjects(file: string, spec: InvestSpec, signal?: AbortSignal): Promise<ProjectRows> {
  const source = await openTable(file);
  const at = (column: string | null) => (column === null ? null : findColumn(file, source, column));
  const scenarios = spec.scenarios ?? source.header.filter((column) => column.startsWith('scenario_'));
  if (scenarios.length === 0)
    refuse(file, {
      row: 1,
      code: 'noScenario',
      message: 'no column begins with scenario_',
      remedy: 'name the columns of benefits as scenarios in the spec',
    });
  const [project, cost, region, least] = [at(spec.project)!, at(spec.cost)!, at(spec.region), at(spec.leastShare)];
  const places = scenarios.map((column) => findColumn(file, source, column));
  const faults = new FaultList(file);
  const rows: ProjectRows = {
    names: [],
    costs: [],
    regions: [],
    leastShares: [],
    scenarios: [...scenarios],
    benefits: [],
  };
  const seen = new Map<string, number>();
  for await (const batch of source.records()) {
    signal?.throwIfAborted();
    for (const [index, record] of batch.entries()) {
      const row = batch.firstRow + index;
      const cell = (column: number | null) => (column === null ? '' : (record[column] ?? '').trim());
      checkName(cell(project), row, spec.project, seen, faults);
      checkCost(cell(cost), row, spec.cost, faults);
      rows.names.push(cell(project));
      rows.costs.push(cell(cost));
      rows.regions.push(cell(region));
      rows.leastShares.push(readShare(cell(least), row, spec.leastShare ?? '', faults));
      rows.benefits.push(places.map((place, s) => readBenefit(cell(place), row, scenarios[s]!, faults)));
    }
    if (rows.names.length > mostProjects || rows.names.length * scenarios.length > mostBenefits)
      refuse(file, {
        code: 'tooLarge',
        message: `there are more than ${mostProjects} projects or ${mostBenefits} benefits`,
        remedy: 'choose among fewer projects, or give fewer scenarios',
      });
  }
  faults.throwIfAny();
  if (rows.names.length === 0)
    refuse(file, { code: 'noRows', message: 'there is no project', remedy: 'give a row for each project' });
  return rows;
}

function checkName(name: string, row: number, column: string, seen: Map<string, number>, faults: FaultList): void {
  const before = seen.get(name);
  if (name === '')
    faults.add({ row, column, code: 'nameMissing', message: 'the project has no name', remedy: 'name it' });
  else if (before !== undefined)
    faults.add({
      row,
      column,
      code: 'duplicate',
      message: `"${name.slice(0, 40)}" is the project of row ${before} too`,
      remedy: 'give each project a name of its own',
    });
  else seen.set(name, row);
}

function checkCost(text: string, row: number, column: string, faults: FaultList): void {
  const read = readDecimal(text);
  const remedy =
    'give a decimal of 0 or more such as 12500.50, at most 15 digits and 9 places, without separators of thousands';
  if (read === null)
    faults.add({ row, column, code: 'notMoney', message: `"${text.slice(0, 40)}" is not a cost`, remedy });
  else if (read.units < 0n)
    faults.add({ row, column, code: 'negative', message: `the cost ${text} is negative`, remedy });
}

function readShare(text: string, row: number, column: string, faults: FaultList): number {
  if (text === '') return 1;
  const share = numeral.test(text) ? Number(text) : Number.NaN;
  if (share > 0 && share <= 1) return share;
  faults.add({
    row,
    column,
    code: 'share',
    message: `"${text.slice(0, 40)}" is not a least share`,
    remedy: 'give a number above 0, at most 1, or leave the cell empty for all or nothing',
  });
  return 1;
}

function readBenefit(text: string, row: number, column: string, faults: FaultList): number {
  const benefit = numeral.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(benefit) <= 1e100) return benefit;
  const message = text === '' ? 'the benefit is missing' : notANumber(text).message;
  faults.add({
    row,
    column,
    code: 'notANumber',
    message,
    remedy: 'give a number such as 12.5, between −1e100 and 1e100',
  });
  return 0;
}
