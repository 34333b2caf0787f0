import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';
import { contactKinds } from './model.ts';

const contact = z.object({
  id: z.string(),
  kind: z.enum(contactKinds),
  name: z.string(),
  /** Town and region, or the economy abroad, in words. */
  where: z.string().nullable(),
  km: z.number().nullable(),
  languages: z.array(z.string()),
  /** In words; none: all. */
  gaps: z.array(z.string()),
  industries: z.array(z.string()),
  address: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  lastVerifiedOn: z.string().nullable(),
  isWithdrawn: z.boolean(),
  simulated: z.boolean(),
});
export type ContactView = z.output<typeof contact>;

/** A few who help, near a town. */
export interface ContactsBeside {
  place: string;
  contacts: ContactView[];
}

const option = z.object({ value: z.string(), text: z.string() });

export const contactsSchema = z.object({
  query: z.object({ place: z.string(), kind: z.string(), gap: z.string() }),
  towns: z.array(option),
  gaps: z.array(option),
  home: z.array(contact),
  abroad: z.array(contact),
  canManage: z.boolean(),
});
export type ContactsView = z.output<typeof contactsSchema>;

export const deskContactsSchema = z.object({ contacts: z.array(contact) });
export type DeskContactsView = z.output<typeof deskContactsSchema>;

export const contactFormSchema = z.object({
  /** Null while it is not kept yet. */
  id: z.string().nullable(),
  version: z.number().nullable(),
  isWithdrawn: z.boolean(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  towns: z.array(option),
  economies: z.array(option),
  gaps: z.array(option),
  issues: formIssues,
});
export type ContactFormView = z.output<typeof contactFormSchema>;
