import { createHash } from 'node:crypto';
import { loadSolver } from '../../../../engines/solver/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import type { PortfolioQuery } from '../model.ts';
import { isQuick, type Portfolio, type PortfolioQuestion, portfolioOf, standing } from '../rules/choosePortfolio.ts';
import { selectPortfolios } from '../store/portfolios.ts';
import { type ProjectRow, selectProjects } from '../store/projects.ts';
import type { PortfolioView } from '../views/portfolio.ts';
import { namePlaces } from './describePlaces.ts';
import { keptAnswers } from './keptAnswers.ts';
import { showProject } from './projects.ts';

/** What is asked of which versions of which projects. */
export interface Asked {
  question: PortfolioQuestion;
  /** Tells questions apart, and versions of projects. */
  basis: string;
  all: readonly ProjectRow[];
  eligible: readonly ProjectRow[];
  /** Benefits in another unit: they cannot be added up. */
  otherUnits: readonly ProjectRow[];
  unit: string;
  units: readonly string[];
  total: number;
}

const answers = keptAnswers<Portfolio | null>(200);

export function askOf(all: readonly ProjectRow[], query: PortfolioQuery): Asked {
  const guarded = all.filter(({ helpsGroup }) => query.groupsOnly === 'no' || helpsGroup);
  const units = unitsOf(guarded);
  const unit = units.includes(query.unit) ? query.unit : (units[0] ?? '');
  const eligible = guarded.filter(({ benefitUnit }) => benefitUnit === unit);
  const total = Math.round(eligible.reduce((sum, one) => sum + Number(one.costLikely), 0));
  const given = query.exactly || query.budget;
  const budget = given === '' ? Math.round(total / 2) : Number(given);
  const floor = Number(query.floor || '0');
  const floors = query.floorPlace !== '' && floor > 0 ? [{ place: query.floorPlace, least: floor }] : [];
  const question = { budget, objective: query.objective, floors };
  const basis = createHash('sha256')
    .update(JSON.stringify([question, eligible.map(({ id, version }) => [id, version])]))
    .digest('hex');
  const otherUnits = guarded.filter(({ benefitUnit }) => benefitUnit !== unit);
  return { question, basis, all, eligible, otherUnits, unit, units, total };
}

/** The unit of most projects first. */
function unitsOf(projects: readonly ProjectRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { benefitUnit } of projects) counts.set(benefitUnit, (counts.get(benefitUnit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([unit]) => unit);
}

export async function workOut({ eligible, question }: Asked): Promise<Portfolio | null> {
  const projects = eligible.map((one) => ({
    ...{ id: one.id, title: one.title, activation: one.activation, needs: one.needs },
    ...{ oneOf: one.oneOf, place: one.place },
    cost: { low: Number(one.costLow), likely: Number(one.costLikely), high: Number(one.costHigh) },
    benefit: { low: one.benefitLow, likely: one.benefitLikely, high: one.benefitHigh },
  }));
  return portfolioOf(projects, question, await loadSolver());
}

/** Where to invest first: the best set of projects within a budget, and how sure that is. */
export async function describePortfolio(ctx: Context, query: PortfolioQuery): Promise<PortfolioView> {
  const [projects, kept] = await ctx.db.withActor(
    ctx,
    async (tx) => [await selectProjects(tx), await selectPortfolios(tx)] as const,
    { readOnly: true },
  );
  const asked = askOf(projects, query);
  const { question, basis, eligible } = asked;
  const nameOf = await namePlaces(ctx);
  const same = kept.filter((one) => one.basis === basis);
  const before = (same.find(({ answer }) => answer !== null)?.answer ?? null) as Portfolio | null;
  const isQuickly = isQuick(eligible.length, question.objective);
  const found = before ?? (isQuickly ? await answers(`${ctx.economy} ${basis}`, () => workOut(asked)) : null);
  const state =
    eligible.length === 0
      ? 'noProjects'
      : found !== null
        ? 'answered'
        : isQuickly
          ? 'impossible'
          : same.length > 0
            ? 'underWay'
            : 'tooMany';
  return {
    query: {
      ...{ budget: question.budget, objective: question.objective, groupsOnly: query.groupsOnly, unit: asked.unit },
      ...{ floorPlace: question.floors[0]?.place ?? '', floor: question.floors[0]?.least ?? 0 },
    },
    ...{ state, simulated: projects.some(({ simulated }) => simulated), total: asked.total, units: [...asked.units] },
    leftOut: projects.filter(({ helpsGroup }) => query.groupsOnly === 'yes' && !helpsGroup).map(({ title }) => title),
    notCompared: asked.otherUnits.map(({ title, benefitUnit }) => ({ title, unit: benefitUnit })),
    result: found === null ? null : describeResult(found, asked),
    projects: eligible.map((one) => describeOne(one, found, projects, nameOf)),
    places: [...new Set(eligible.map(({ place }) => place))].map((code) => ({ code, name: nameOf(code) })),
    kept: kept.map((one) => ({
      ...{ id: one.id, name: one.name, keptOn: one.keptAt.toISOString().slice(0, 10), isDone: one.answer !== null },
      ...{ budget: (one.question as PortfolioQuery).budget, isMine: one.keptBy === ctx.actor.userId },
      href: hrefOf(one.question as PortfolioQuery),
      isOutdated: askOf(projects, one.question as PortfolioQuery).basis !== one.basis,
      chosen: one.answer === null ? null : titlesOf((one.answer as Portfolio).chosen, projects),
    })),
    canChange: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

const titlesOf = (ids: readonly string[], projects: readonly ProjectRow[]) => {
  const titles = new Map(projects.map(({ id, title }) => [id, title]));
  return ids.map((id) => titles.get(id) ?? id);
};

export const hrefOf = ({ budget, objective, groupsOnly, unit, floorPlace, floor }: PortfolioQuery): string =>
  `/places/portfolio?${new URLSearchParams({ budget, objective, groupsOnly, unit, floorPlace, floor })}`;

function describeResult(found: Portfolio, { eligible, question }: Asked): NonNullable<PortfolioView['result']> {
  const chosen = new Set(found.chosen);
  const step = found.curve.find(
    ({ budget, chosen: set }) => budget > question.budget && set.some((id) => !chosen.has(id)),
  );
  return {
    ...{ cost: found.cost, likelyMostCost: found.likelyMostCost, overrunChance: found.overrunChance },
    ...{ value: found.value, worstTenth: found.worstTenth, best: found.best },
    ...{ proof: found.proof, scenarios: found.scenarios, informationOfAll: found.informationOfAll },
    highestCost: eligible.filter(({ id }) => chosen.has(id)).reduce((sum, one) => sum + Number(one.costHigh), 0),
    next:
      step === undefined
        ? null
        : {
            budget: step.budget,
            titles: titlesOf(
              step.chosen.filter((id) => !chosen.has(id)),
              eligible,
            ),
          },
    curve: found.curve.map((one) => ({
      ...{ budget: one.budget, value: one.value },
      entering: titlesOf(one.entering, eligible),
      leaving: titlesOf(one.leaving, eligible),
    })),
  };
}

function describeOne(
  one: ProjectRow,
  found: Portfolio | null,
  projects: readonly ProjectRow[],
  nameOf: (code: string) => string,
): PortfolioView['projects'][number] {
  const own = found?.projects.find(({ id }) => id === one.id);
  return {
    ...showProject(one),
    placeName: nameOf(one.place),
    needsTitle: one.needs === null ? null : (projects.find(({ id }) => id === one.needs)?.title ?? null),
    isNeedGone: one.needs !== null && !projects.some(({ id }) => id === one.needs),
    ...{ share: own?.share ?? 0, standing: standing(own?.share ?? 0) },
    ...{ isChosen: own?.isChosen ?? false, information: own?.information ?? null },
  };
}
