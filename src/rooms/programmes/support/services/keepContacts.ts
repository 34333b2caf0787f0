import { randomUUID } from 'node:crypto';
import { gaps as allGaps, economies, economyName, findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Contact } from '../model.ts';
import { type ContactAnswers, readContact } from '../rules/readContact.ts';
import { insertContact, selectContact, updateContact, withdrawContact } from '../store.ts';
import type { ContactFormView } from '../views.ts';
import { readTowns } from './readContacts.ts';

type Kept = { id: string } | { issues: { field: string; key: string }[] };

/** Keeps a contact as the form says it: a new one, or a change that was based on a version. */
export async function keepContact(
  ctx: Context,
  answers: ContactAnswers,
  known: { id: string; version: number } | null,
): Promise<Kept> {
  const { towns } = await readTowns(ctx);
  const read = readContact(answers, new Set(towns.map(({ value }) => value)), ctx.today);
  if (!read.ok) return { issues: read.issues };
  const id = known?.id ?? randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    if (known === null) await insertContact(tx, id, read.fields, findEconomy(ctx.economy)?.isSimulated ?? false);
    else {
      if ((await selectContact(tx, id)) === null) throw new DomainError('notFound', 'support.contact');
      if (!(await updateContact(tx, id, known.version, read.fields)))
        throw new DomainError('conflict', 'support.changed');
    }
    await recordAudit(tx, { verb: 'programmes.contact.keep', subject: id, detail: { kind: read.fields.kind } });
  });
  return { id };
}

/** Takes a contact out of sight, or shows it again. */
export function setWithdrawn(ctx: Context, id: string, version: number, isWithdrawn: boolean): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if ((await selectContact(tx, id)) === null) throw new DomainError('notFound', 'support.contact');
    if (!(await withdrawContact(tx, id, version, isWithdrawn))) throw new DomainError('conflict', 'support.changed');
  });
}

const nothing: ContactFormView['answers'] = {};

export async function contactForm(
  ctx: Context,
  id: string | null,
  again: { answers: ContactFormView['answers']; issues: ContactFormView['issues'] } | null = null,
): Promise<ContactFormView> {
  const kept = id === null ? null : await ctx.db.withActor(ctx, (tx) => selectContact(tx, id), { readOnly: true });
  if (id !== null && kept === null) throw new DomainError('notFound', 'support.contact');
  const { towns } = await readTowns(ctx);
  return {
    id,
    version: kept?.version ?? null,
    isWithdrawn: kept?.isWithdrawn ?? false,
    answers: again?.answers ?? (kept === null ? nothing : answersOf(kept)),
    towns,
    economies: economies.map(({ code }) => ({ value: code, text: economyName(code) })),
    gaps: allGaps.map(({ code, title }) => ({ value: code, text: title })),
    issues: again?.issues ?? [],
  };
}

function answersOf(contact: Contact): ContactFormView['answers'] {
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  return {
    kind: contact.kind,
    name: contact.name,
    placeCode: text(contact.placeCode),
    abroad: text(contact.abroad),
    longitude: text(contact.longitude),
    latitude: text(contact.latitude),
    languages: contact.languages.join(', '),
    industries: contact.industries.join(', '),
    gaps: [...contact.gaps],
    address: text(contact.address),
    email: text(contact.email),
    phone: text(contact.phone),
    url: text(contact.url),
    lastVerifiedOn: text(contact.lastVerifiedOn),
  };
}
