import { SummaryList } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { groupRuleText } from '../../groups/pages/words.ts';
import type { RoundView } from '../views/rounds.ts';
import { moneyText, PhaseTag, smallestEffectText } from './words.tsx';

/** All that is fixed of a round, and what follows from it for what can be learnt. */
export function RoundFacts({ round, page: { t } }: { round: RoundView; page: PageContext }) {
  const row = (key: string, description: string) => ({ term: t(`programmes.round.${key}`), description });
  return (
    <SummaryList
      rows={[
        { term: t('programmes.round.state'), description: <PhaseTag t={t} phase={round.phase} /> },
        row('dates', t('programmes.round.fromTo', { from: t.date(round.opensOn), to: t.date(round.closesOn) })),
        row('places', t('programmes.round.placesFor', { places: round.places, unit: round.unit })),
        ...(round.budget === null ? [] : [row('budget', moneyText(t, round.budget))]),
        row('rule', t(`programmes.round.rule.${round.assignmentRule}`)),
        ...(round.assignmentRule === 'lottery' || round.assignmentRule === 'waves'
          ? [row('strata', t(`programmes.round.strata.${round.stratifyBy}`))]
          : []),
        ...(round.groupRule === null ? [] : [row('group', groupRuleText(t, round.groupRule))]),
        ...(round.waveDays.length === 0 ? [] : [row('waves', t.list(round.waveDays.map((day) => t.date(day))))]),
        row('learns', t(`programmes.round.learns.${round.learnsBy}`)),
        ...(round.design === null
          ? []
          : [
              row(
                'outcome',
                t('programmes.round.outcomeIs', {
                  outcome: round.design.outcome,
                  source: round.design.source,
                  baseline: round.design.baselinePeriod,
                  followUp: round.design.followUpPeriod,
                }),
              ),
            ]),
        row('smallest', smallestEffectText(t, round)),
      ]}
    />
  );
}
