import type { VNode } from 'preact';
import { Actions, LinkButton } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ContactsBeside } from '../views.ts';
import { ContactList } from './ContactList.tsx';

/** Beside results: who helps in person, the nearest first. */
export const contactPanel = ({ contacts, place }: ContactsBeside, page: PageContext): VNode => (
  <>
    <h2>{page.t('support.panel')}</h2>
    <ContactList contacts={contacts} page={page} />
    <Actions>
      <LinkButton kind="quiet" href={`/contacts?economy=${page.economy.code}&place=${encodeURIComponent(place)}`}>
        {page.t('support.panel.all')}
      </LinkButton>
    </Actions>
  </>
);
