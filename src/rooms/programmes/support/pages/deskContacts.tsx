import type { VNode } from 'preact';
import { Absence, Actions, Empty, LinkButton, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DeskContactsView } from '../views.ts';

export function deskContactsPage({ contacts }: DeskContactsView, page: PageContext): VNode {
  const { t } = page;
  const caption = t('support.desk.title');
  return page.frame({
    title: caption,
    lead: t('support.desk.lead', { count: contacts.length }),
    breadcrumbs: [{ href: '/desk', text: t('web.navigation.desk') }],
    wide: true,
    children: (
      <>
        <Actions>
          <LinkButton href="/desk/contacts/new">{t('support.desk.new')}</LinkButton>
          <LinkButton kind="quiet" href="/contacts">
            {t('support.desk.public')}
          </LinkButton>
        </Actions>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          columns={[
            { label: t('support.field.name') },
            { label: t('support.field.kind'), named: true },
            { label: t('support.field.where'), named: true },
            { label: t('support.field.lastVerifiedOn'), named: true },
            { label: t('support.state'), named: true },
          ]}
          rows={contacts.map((one) => [
            <a href={`/desk/contacts/${one.id}`}>{one.name}</a>,
            t(`support.kind.${one.kind}`),
            one.where ?? one.address ?? <Absence kind="noData" text={t('html.absence.noData')} />,
            one.lastVerifiedOn === null ? (
              <Absence kind="noData" text={t('support.notVerified')} />
            ) : (
              t.date(one.lastVerifiedOn, 'short')
            ),
            <Tag tone={one.isWithdrawn ? 'neutral' : 'good'}>
              {t(one.isWithdrawn ? 'support.withdrawn' : 'support.shown')}
            </Tag>,
          ])}
          empty={<Empty title={t('support.desk.none')}>{t('support.desk.none.text')}</Empty>}
        />
      </>
    ),
  });
}
