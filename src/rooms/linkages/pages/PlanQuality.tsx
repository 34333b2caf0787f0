import { KeyFigures } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EventView } from '../views/events.ts';

/** How good the timetable is, in words: what was wished, what is met, and how much better any other could be. */
export function PlanQuality({ plan, page: { t } }: { plan: NonNullable<EventView['plan']>; page: PageContext }) {
  const isBest = plan.gap < 1e-9;
  const share = (value: number) => t.number(value, { style: 'percent', maximumFractionDigits: 1 });
  const shown = (value: number) => t.number(value, { maximumFractionDigits: 1 });
  return (
    <>
      <p>{isBest ? t('linkages.plan.best') : t('linkages.plan.near', { gap: share(Math.max(plan.gap, 0.001)) })}</p>
      <KeyFigures
        figures={[
          {
            label: t('linkages.plan.meetings'),
            value: t.number(plan.meetings),
            facts: [t('linkages.plan.made', { at: t.date(plan.plannedAt, 'short') })],
          },
          {
            label: t('linkages.plan.met'),
            value: plan.requests === 0 ? t.number(0) : share(plan.met / plan.requests),
            facts: [t('linkages.plan.met.of', { met: plan.met, requests: plan.requests })],
          },
          {
            label: t('linkages.plan.objective'),
            value: shown(plan.objective),
            facts: [t('linkages.plan.bound', { bound: shown(plan.bound) }), t('linkages.plan.objective.text')],
          },
        ]}
      />
    </>
  );
}
