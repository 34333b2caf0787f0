import type { AreaCatalogue } from '../catalogue/areas.ts';
import type { IndicatorValue, PlanAction, PlanDocument, PlanIndicator } from '../model.ts';
import type { IndicatorView, PlanView, ValueView } from '../views/plans.ts';
import { addAmounts } from './addAmounts.ts';
import { measureProgress, targetOf } from './measureProgress.ts';

/** What is planned, area by area; areas without action or indicator are left in, for what a plan leaves out says something too. */
export function describeAreas(
  document: PlanDocument,
  { areas }: AreaCatalogue,
  facts: IndicatorFacts,
): PlanView['areas'] {
  return areas.map(({ code, title, text }) => ({
    code,
    title,
    text,
    actions: document.actions.filter(({ area }) => area === code),
    indicators: document.indicators.filter(({ area }) => area === code).map((sheet) => describeIndicator(sheet, facts)),
  }));
}

export interface IndicatorFacts {
  values: readonly IndicatorValue[];
  programmeTitles: ReadonlyMap<string, string>;
  today: string;
}

export function describeIndicator(
  sheet: PlanIndicator,
  { values, programmeTitles, today }: IndicatorFacts,
): IndicatorView {
  const history = values.filter(({ indicatorId }) => indicatorId === sheet.id).map(viewOf);
  const actual = history.at(-1) ?? null;
  const target = targetOf(sheet.targets, today);
  const { baseline, frequency } = sheet;
  const seen =
    actual === null || actual.value === null
      ? null
      : { value: actual.value, asOf: actual.asOf, lower: actual.lower, upper: actual.upper };
  return {
    ...sheet,
    programme: sheet.programmeId === null ? null : (programmeTitles.get(sheet.programmeId) ?? sheet.programmeId),
    target,
    actual,
    progress: measureProgress({ baseline, target, actual: seen, frequency, today }),
    history,
  };
}

const viewOf = ({ indicatorId: _, ...value }: IndicatorValue): ValueView => value;

/** Direct support reaches firms; indirect support changes what they find around them. */
export function splitBudget(actions: readonly PlanAction[], currency: string): PlanView['budget'] {
  const known = actions.flatMap(({ support, budget }) => (budget === null ? [] : [{ support, budget }]));
  const sumOf = (support: string) =>
    addAmounts(known.filter((one) => one.support === support).map(({ budget }) => budget));
  return {
    direct: sumOf('direct'),
    indirect: sumOf('indirect'),
    total: addAmounts(known.map(({ budget }) => budget)),
    currency,
    unknown: actions.length - known.length,
  };
}
