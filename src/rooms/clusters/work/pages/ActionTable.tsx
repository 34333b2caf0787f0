import { Absence, Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ActionView, ProgrammeView } from '../views/programmes.ts';
import { moneyText } from './words.tsx';

const toneOf: Record<ActionView['state'], Tone> = {
  planned: 'neutral',
  underway: 'brand',
  done: 'good',
  dropped: 'caution',
};

/** What is done together: by whom, until when, for how much, who pays, how far it is. */
export function ActionTable({
  view,
  page,
  editHref,
}: {
  view: ProgrammeView;
  page: PageContext;
  editHref?: (id: string) => string;
}) {
  const { t } = page;
  const caption = t('clusters.work.actions');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.work.actions.none')}
      columns={[
        { label: t('clusters.work.action') },
        { label: t('clusters.work.action.about'), named: true },
        { label: t('clusters.work.action.owner'), named: true },
        { label: t('clusters.work.action.when'), named: true },
        { label: t('clusters.work.action.firms'), named: true },
        { label: t('clusters.work.action.cost'), numeric: true },
        { label: t('clusters.work.action.state'), named: true },
      ]}
      rows={view.actions.map((one) => [
        editHref === undefined ? one.title : <a href={editHref(one.id)}>{one.title}</a>,
        t('clusters.work.action.kindAndTheme', {
          kind: t(`clusters.work.kind.${one.kind}`),
          theme: t(`clusters.work.theme.${one.theme}`),
        }),
        one.partner === '' ? one.owner : t('clusters.work.action.with', { owner: one.owner, partner: one.partner }),
        t('clusters.work.fromTo', { from: t.date(one.startsOn, 'short'), to: t.date(one.dueOn, 'short') }),
        one.firms === null ? <Absence kind="hidden" text={t('html.absence.hidden')} /> : t.number(one.firms),
        <>
          {moneyText(t, one.cost, view.currency)}
          <br />
          <span class="muted">
            {t('clusters.work.action.fromMembers', { amount: moneyText(t, one.fromMembers, view.currency) })}
          </span>
        </>,
        <>
          <Tag tone={toneOf[one.state]}>{t(`clusters.work.actionState.${one.state}`)}</Tag>
          {one.isLate && ` ${t('clusters.work.action.late')}`}
          {one.results !== '' && <p>{one.results}</p>}
        </>,
      ])}
    />
  );
}
