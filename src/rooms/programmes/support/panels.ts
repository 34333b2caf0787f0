import type { Panel } from '../../../platform/room/define.ts';
import { contactPanel } from './pages/contactPanel.tsx';
import { contactsBeside } from './services/readContacts.ts';
import type { ContactsBeside } from './views.ts';

type Subject = { id: string; place?: string; isic?: string };

export const contactPanels: readonly Panel<Subject, ContactsBeside>[] = [
  {
    slot: 'matchesPage.contacts',
    name: 'programmes.contacts',
    async load(ctx, { place = '', isic = '' }) {
      const contacts = await contactsBeside(ctx, { place, isic });
      return contacts.length === 0 ? null : { place, contacts };
    },
    draw: contactPanel,
  },
];
