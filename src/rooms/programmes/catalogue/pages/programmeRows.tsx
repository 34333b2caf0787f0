import type { ComponentChildren } from 'preact';
import { Absence, type SummaryRow } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ProgrammeView } from '../views/catalogue.ts';
import { datesText } from './words.tsx';

/** Whether the source of a design says nothing of a field. */
export const isSilent = ({ sources }: ProgrammeView, field: string) =>
  sources.some((one) => one.field === field && !one.isStated);

type RowMaker = (field: string, description: ComponentChildren) => SummaryRow;

export function rowMaker(t: PageContext['t']): RowMaker {
  const absent = <Absence kind="noData" text={t('catalogue.notStated')} />;
  return (field, description) => ({ term: t(`catalogue.field.${field}`), description: description ?? absent });
}

/** Rows of fields that are told only where something is known of them. */
export const known = (row: RowMaker, fields: Record<string, string | null>): SummaryRow[] =>
  Object.entries(fields).flatMap(([field, text]) => (text === null || text === '' ? [] : [row(field, text)]));

export function moneyRows(view: ProgrammeView, { t }: PageContext): SummaryRow[] {
  const row = rowMaker(t);
  return [
    row('costShare', view.costShare),
    ...view.tiers.map(({ when, pays }) => ({ term: t('catalogue.field.tier', { when }), description: pays })),
    row('ownShare', view.ownShare),
    row('amount', view.amount),
    ...known(row, { eligibleCosts: view.eligibleCosts.join('; ') }),
    ...(view.stacking.length === 0 ? [] : [row('stacking', <Stacking view={view} t={t} />)]),
  ];
}

export function rowsOf(view: ProgrammeView, { t }: PageContext): SummaryRow[] {
  const row = rowMaker(t);
  const isLive = view.shelf === 'live';
  const provider = view.provider === 'not stated' || isSilent(view, 'provider') ? null : view.provider;
  const funders = [view.funder, ...view.funders].filter((one) => one !== null).join('; ');
  return [
    row('dates', datesText(t, view)),
    ...known(row, { recurrence: view.recurrence }),
    row('unit', isSilent(view, 'unit') ? null : t(`catalogue.unit.${view.unit}.name`)),
    row('provider', provider),
    row('funder', funders === '' ? null : funders),
    ...known(row, { deliveredBy: view.deliveredBy.join('; '), legalBasis: view.legalBasis }),
    row('area', [view.area, ...view.areaCodes.map(({ name }) => name)].filter(Boolean).join('; ') || null),
    ...(isLive ? [] : [row('economy', view.economy), row('period', view.period)]),
    row('gaps', view.gaps.length === 0 ? null : view.gaps.map(({ title }) => title).join('; ')),
    ...known(row, { goals: view.goals.map((goal) => t(`catalogue.goal.${goal}`)).join('; ') }),
    ...(isLive ? [row('lastVerified', view.lastVerifiedOn === null ? null : t.date(view.lastVerifiedOn))] : []),
  ];
}

function Stacking({ view: { stacking, stackedTitles }, t }: { view: ProgrammeView; t: PageContext['t'] }) {
  return (
    <>
      {stacking.map(({ with: other, rule, period }) => (
        <p>
          {typeof other === 'string'
            ? other
            : other.map((id, i) => (
                <>
                  {i > 0 && ', '}
                  <a href={`/programmes/${id}`}>{stackedTitles[id] ?? id}</a>
                </>
              ))}
          {': '}
          {t(`catalogue.stacking.${rule}`)}
          {period !== undefined && ` (${period})`}
        </p>
      ))}
    </>
  );
}
