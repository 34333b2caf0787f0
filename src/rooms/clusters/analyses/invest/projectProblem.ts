import type { PortfolioProblem } from '../../../../kernels/optimise/index.ts';
import { FaultList } from '../../../../platform/command/faults.ts';
import type { InvestSpec } from './investSpec.ts';
import type { ProjectRows } from './readProjects.ts';
import { readDecimal, WholeMoney } from './wholeMoney.ts';

export interface NumberedProjects {
  problem: PortfolioProblem;
  money: WholeMoney;
  budgets: number[];
}

/** Rows and rules as numbers, or faults of the spec: names that no project has, musts that are nevers, sums beyond counting. */
export function numberProjects(rows: ProjectRows, spec: InvestSpec, specFile: string): NumberedProjects {
  const faults = new FaultList(specFile);
  const fault = (column: string, message: string, remedy: string) =>
    faults.add({ row: null, column, code: 'spec', message, remedy });
  const numbers = new Map(rows.names.map((name, p) => [name, p]));
  const find = (name: string, place: string): number => {
    const p = numbers.get(name);
    if (p === undefined) fault(place, `no project is named "${name.slice(0, 40)}"`, 'name a project of the file');
    return p ?? 0;
  };
  const fixed = new Int8Array(rows.names.length);
  for (const [i, name] of spec.mustHave.entries()) fixed[find(name, `mustHave.${i}`)] = 1;
  for (const [i, name] of spec.never.entries()) {
    const p = find(name, `never.${i}`);
    if (fixed[p] === 1 && numbers.has(name))
      fault(`never.${i}`, `"${name.slice(0, 40)}" is in mustHave too`, 'take it out of one of the lists');
    fixed[p] = -1;
  }
  const text = (amount: string | number) => plainDecimal(amount);
  const amounts = [
    spec.budget,
    ...(spec.budgets ?? []),
    ...spec.regions.flatMap(({ floor, cap }) => [floor, cap ?? 0]),
  ];
  const money = WholeMoney.of([...rows.costs, ...amounts.map(text)], spec.currency);
  const units = (amount: string | number, place: string): number => {
    const found = money.toUnits(text(amount));
    if (Number.isFinite(found)) return found;
    fault(place, `${amount} cannot be counted exactly`, 'give at most 15 digits in all and 9 places');
    return 0;
  };
  const cost = Float64Array.from(rows.costs, (amount) => money.toUnits(amount));
  const sum = cost.reduce((total, value) => total + value, 0);
  if (!Number.isSafeInteger(sum))
    fault('budget', 'the costs together cannot be counted exactly', 'give costs in a larger unit');
  const regions = spec.regions.map(({ region, floor, cap }, i) => {
    const members = rows.names.flatMap((_, p) => (rows.regions[p] === region ? [p] : []));
    if (spec.region === null || members.length === 0)
      fault(
        `regions.${i}.region`,
        `no project is in "${region.slice(0, 40)}"`,
        'name the column of regions as region, and a region of it',
      );
    const most = cap === null ? Number.POSITIVE_INFINITY : units(cap, `regions.${i}.cap`);
    return { members, floor: units(floor, `regions.${i}.floor`), cap: most };
  });
  const steps = Array.from({ length: 21 }, (_, step) => Math.floor((sum * step) / 20));
  const problem: PortfolioProblem = {
    projectCount: rows.names.length,
    scenarioCount: rows.scenarios.length,
    cost,
    benefit: Float64Array.from(rows.benefits.flat()),
    budget: units(spec.budget, 'budget'),
    leastShare: Float64Array.from(rows.leastShares),
    fixed,
    prerequisites: spec.prerequisites.flatMap(({ project, needs }, i) =>
      needs.map((name) => ({
        project: find(project, `prerequisites.${i}.project`),
        needs: find(name, `prerequisites.${i}.needs`),
      })),
    ),
    exclusions: spec.exclusions.map((group, i) => group.map((name) => find(name, `exclusions.${i}`))),
    regions,
  };
  const budgets = spec.budgets?.map((amount, i) => units(amount, `budgets.${i}`)) ?? [...new Set(steps)];
  faults.throwIfAny();
  return { problem, money, budgets: budgets.sort((a, b) => a - b) };
}

/** A number as the decimal that it is written as, where that has no exponent. */
function plainDecimal(amount: string | number): string {
  const written = String(amount);
  return readDecimal(written) === null && typeof amount === 'number' && amount < 1 ? amount.toFixed(9) : written;
}
