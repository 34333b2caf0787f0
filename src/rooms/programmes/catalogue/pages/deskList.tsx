import type { VNode } from 'preact';
import { Absence, Actions, LinkButton, Notice, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DeskList } from '../views/programmeForm.ts';
import { instrumentText } from './words.tsx';

export function deskListPage(view: DeskList, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('catalogue.desk.caption');
  return page.frame({
    title: t('catalogue.desk.title'),
    lead: t('catalogue.desk.lead'),
    wide: true,
    children: (
      <>
        {view.done !== 'none' && (
          <Notice tone="good" role="status">
            {t(`catalogue.desk.done.${view.done}`)}
          </Notice>
        )}
        <Actions>
          <LinkButton href={`/desk/programmes/new?economy=${economy.code}`}>{t('catalogue.desk.new')}</LinkButton>
          <LinkButton kind="secondary" href={`/desk/programmes/import?economy=${economy.code}`}>
            {t('catalogue.import.title')}
          </LinkButton>
          <LinkButton kind="quiet" href={`/programmes?economy=${economy.code}&shelf=design`}>
            {t('catalogue.desk.designs')}
          </LinkButton>
        </Actions>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('catalogue.desk.empty')}
          columns={[
            { label: t('catalogue.field.title') },
            { label: t('catalogue.field.instrument') },
            { label: t('catalogue.desk.state') },
            { label: t('catalogue.field.closesOn'), named: true },
            { label: t('catalogue.field.lastVerified'), named: true },
            { label: t('catalogue.desk.action') },
          ]}
          rows={view.programmes.map((one) => [
            one.state === 'published' ? <a href={`/programmes/${one.id}`}>{one.title}</a> : one.title,
            instrumentText(t, one.instrument),
            <Tag tone={one.state === 'published' ? 'good' : 'caution'}>{t(`catalogue.state.${one.state}`)}</Tag>,
            one.closesOn === null ? t('catalogue.dates.always') : t.date(one.closesOn, 'short'),
            one.lastVerifiedOn === null ? (
              <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
            ) : (
              t.date(one.lastVerifiedOn, 'short')
            ),
            <a href={`/desk/programmes/${one.id}/edit`}>
              {t('catalogue.desk.change')}
              <span class="hidden-visually"> {one.title}</span>
            </a>,
          ])}
        />
      </>
    ),
  });
}
