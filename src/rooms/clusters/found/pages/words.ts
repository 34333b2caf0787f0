import type { Translator } from '../../../../platform/i18n/index.ts';
import type { RunShown } from '../views/found.ts';

export const times = (t: Translator, value: number) => t.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 });
export const percent = (t: Translator, share: number) =>
  t.number(share, { style: 'percent', maximumFractionDigits: 0 });
/** Never 0: the draws set the least that can be said. */
export const chance = (t: Translator, p: number) => t.number(p, { maximumSignificantDigits: 2 });

/** On what the numbers stand. */
export const basisText = (t: Translator, run: RunShown) =>
  t('clusters.found.basis', {
    plants: run.establishments ?? 0,
    placed: run.placed ?? 0,
    asOf: run.asOf ?? t('html.absence.noData'),
    on: run.finishedAt === null ? t('html.absence.noData') : t.date(run.finishedAt.slice(0, 10)),
  });

/** How the numbers were made, in one sentence with everything that is needed to make them again. */
export const madeText = (t: Translator, run: RunShown) =>
  t('clusters.found.made', {
    definition: run.definition ?? '',
    simulations: run.simulations,
    resamples: run.resamples,
    level: percent(t, run.level),
    seed: run.seed,
    contiguity: t(`clusters.found.contiguity.${run.contiguity ?? 'none'}`),
    islands: run.islandsLinked ?? 0,
  });
