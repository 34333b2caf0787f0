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
        { label: t('clusters.work.action.owner'), named: true },
        { label: t('clusters.work.action.when'), named: true },
        { label: t('clusters.work.action.cost'), numeric: true },
        { label: t('clusters.work.action.state'), named: true },
      ]}
      rows={view.actions.map((one) => [
        <What one={one} page={page} href={editHref?.(one.id)} />,
        <Who one={one} page={page} />,
        t('clusters.work.fromTo', { from: t.date(one.startsOn, 'short'), to: t.date(one.dueOn, 'short') }),
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
          {one.results !== '' && (
            <>
              <br />
              {one.results}
            </>
          )}
        </>,
      ])}
    />
  );
}

/** What is done, and of which kind. */
function What({ one, page: { t }, href }: { one: ActionView; page: PageContext; href: string | undefined }) {
  return (
    <>
      {href === undefined ? one.title : <a href={href}>{one.title}</a>}
      <br />
      <span class="muted">
        {t('clusters.work.action.kindAndTheme', {
          kind: t(`clusters.work.kind.${one.kind}`),
          theme: t(`clusters.work.theme.${one.theme}`),
        })}
      </span>
    </>
  );
}

/** Who sees to it, with whom, and for how many firms. */
function Who({ one, page: { t } }: { one: ActionView; page: PageContext }) {
  return (
    <>
      {one.partner === '' ? one.owner : t('clusters.work.action.with', { owner: one.owner, partner: one.partner })}
      <br />
      {one.firms === null ? (
        <Absence kind="hidden" text={t('html.absence.hidden')} />
      ) : (
        <span class="muted">{t('clusters.work.action.joined', { firms: one.firms })}</span>
      )}
    </>
  );
}
