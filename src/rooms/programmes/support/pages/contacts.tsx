import type { VNode } from 'preact';
import { Empty, Filters, LinkButton, Select } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { contactKinds } from '../model.ts';
import type { ContactsView } from '../views.ts';
import { ContactList } from './ContactList.tsx';

type Part = { view: ContactsView; page: PageContext };

export function contactsPage(view: ContactsView, page: PageContext): VNode {
  const { t, economy } = page;
  const { home, abroad, query } = view;
  return page.frame({
    title: t('support.title'),
    lead: t(query.place === '' ? 'support.lead' : 'support.lead.near', { count: home.length + abroad.length }),
    breadcrumbs: [{ href: `/help?economy=${economy.code}`, text: t('matching.help.title') }],
    children: (
      <>
        <Narrow view={view} page={page} />
        {view.canManage && (
          <p>
            <LinkButton kind="secondary" href="/desk/contacts">
              {t('support.desk.title')}
            </LinkButton>
          </p>
        )}
        {home.length + abroad.length === 0 && <Empty title={t('support.none')}>{t('support.none.text')}</Empty>}
        {home.length > 0 && (
          <>
            <h2>{t('support.home', { count: home.length })}</h2>
            <ContactList contacts={home} page={page} />
          </>
        )}
        {abroad.length > 0 && (
          <>
            <h2>{t('support.abroad', { count: abroad.length })}</h2>
            <p>{t('support.abroad.text')}</p>
            <ContactList contacts={abroad} page={page} />
          </>
        )}
      </>
    ),
  });
}

const Narrow = ({ view: { query, towns, gaps }, page: { t, economy } }: Part) => (
  <Filters
    action="/contacts"
    title={t('support.narrow')}
    submit={t('support.narrow.submit')}
    open
    reset={
      query.place + query.kind + query.gap === ''
        ? undefined
        : { href: `/contacts?economy=${economy.code}`, text: t('support.narrow.reset') }
    }
  >
    <input type="hidden" name="economy" value={economy.code} />
    <Select
      id="place"
      name="place"
      label={t('support.narrow.place')}
      value={query.place}
      options={[{ value: '', text: t('support.narrow.anywhere') }, ...towns]}
    />
    <Select
      id="kind"
      name="kind"
      label={t('support.field.kind')}
      value={query.kind}
      options={[
        { value: '', text: t('support.narrow.all') },
        ...contactKinds.map((kind) => ({ value: kind, text: t(`support.kind.${kind}`) })),
      ]}
    />
    <Select
      id="gap"
      name="gap"
      label={t('support.narrow.gap')}
      value={query.gap}
      options={[{ value: '', text: t('support.narrow.all') }, ...gaps]}
    />
  </Filters>
);
