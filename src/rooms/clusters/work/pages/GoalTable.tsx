import { Absence, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { ProgrammeView } from '../views/programmes.ts';

const valueText = (t: Translator, value: string, unit: string) =>
  t('clusters.work.goal.value', { value: t.number(Number(value), { maximumFractionDigits: 6 }), unit });

/** What is to be reached, from where, and how far it has come. */
export function GoalTable({
  view,
  page,
  editHref,
}: {
  view: ProgrammeView;
  page: PageContext;
  editHref?: (id: string) => string;
}) {
  const { t } = page;
  const caption = t('clusters.work.goals');
  const dated = (value: string, unit: string, on: string) =>
    t('clusters.work.goal.dated', { value: valueText(t, value, unit), on: t.date(on, 'short') });
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.work.goals.none')}
      columns={[
        { label: t('clusters.work.goal') },
        { label: t('clusters.work.goal.baseline'), named: true },
        { label: t('clusters.work.goal.latest'), named: true },
        { label: t('clusters.work.goal.target'), named: true },
        { label: t('clusters.work.goal.share'), numeric: true },
        { label: t('clusters.work.goal.source'), named: true },
      ]}
      rows={view.goals.map((goal) => [
        editHref === undefined ? goal.title : <a href={editHref(goal.id)}>{goal.title}</a>,
        dated(goal.baseline, goal.unit, goal.baselineOn),
        goal.latest === null ? (
          <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
        ) : (
          dated(goal.latest.value, goal.unit, goal.latest.on)
        ),
        dated(goal.target, goal.unit, goal.targetOn),
        goal.share === null ? (
          <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
        ) : (
          t.number(goal.share, { style: 'percent', maximumFractionDigits: 0 })
        ),
        goal.latest?.source ?? goal.source,
      ])}
      note={t('clusters.work.goals.note')}
    />
  );
}
