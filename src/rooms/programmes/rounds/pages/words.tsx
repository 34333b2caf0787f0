import { Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { ApplicationState } from '../model.ts';
import type { RoundView } from '../views/rounds.ts';

const toneOfState: Record<ApplicationState, Tone> = {
  submitted: 'brand',
  infoRequested: 'action',
  qualified: 'good',
  notQualified: 'neutral',
  assigned: 'good',
  notAssigned: 'neutral',
  withdrawn: 'neutral',
};

export const StateTag = ({ t, state }: { t: Translator; state: ApplicationState }) => (
  <Tag tone={toneOfState[state]}>{t(`programmes.application.state.${state}`)}</Tag>
);

export const PhaseTag = ({ t, phase }: { t: Translator; phase: RoundView['phase'] }) => (
  <Tag tone={phase === 'open' ? 'good' : phase === 'closed' ? 'action' : 'neutral'}>
    {t(`programmes.round.phase.${phase}`)}
  </Tag>
);

export const moneyText = (t: Translator, { amount, currency }: { amount: string; currency: string }) =>
  `${t.number(Number(amount), { maximumFractionDigits: 2 })} ${currency}`;

/** What the smallest effect means in plain words, or why there is none. */
export function smallestEffectText(t: Translator, round: RoundView): string {
  if (round.learnsBy === 'nothing') return t('programmes.round.smallest.nothing');
  if (round.design === null) return t('programmes.round.smallest.noOutcome');
  if (round.smallestEffect === null) return t('programmes.round.smallest.nobodyLeft');
  return t('programmes.round.smallest.is', {
    effect: t.number(round.smallestEffect, { maximumSignificantDigits: 2 }),
    unit: round.design.unit,
    outcome: round.design.outcome,
    applicants: round.design.expectedApplicants,
    places: round.places,
  });
}
