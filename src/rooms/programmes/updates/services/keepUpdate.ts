import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { UpdateContent, UpdateForm } from '../model.ts';
import { fillUpdateForm, readUpdateForm } from '../rules/readUpdateForm.ts';
import { changeUpdate, insertUpdate, selectUpdate } from '../store/updates.ts';
import type { UpdateFormView } from '../views/updates.ts';
import { readUpdate } from './readUpdates.ts';

export type KeptUpdate = { kind: 'kept'; id: string } | { kind: 'faulty'; view: UpdateFormView };

const emptyForm = (ctx: Context): UpdateForm => ({
  kind: 'update',
  title: '',
  summary: '',
  body: '',
  publisher: '',
  url: '',
  language: findEconomy(ctx.economy)?.languages[0] ?? 'en',
  gaps: [],
  industries: '',
  startsOn: '',
  endsOn: '',
  place: '',
  lastVerifiedOn: ctx.today,
});

export async function startUpdate(ctx: Context): Promise<UpdateFormView> {
  return { id: null, version: null, state: null, form: emptyForm(ctx), issues: [] };
}

export async function editUpdate(ctx: Context, id: string): Promise<UpdateFormView> {
  const { version, state, ...content } = await readUpdate(ctx, id);
  return { id, version, state, form: fillUpdateForm(content), issues: [] };
}

/** Keeps a draft, or publishes: a new item, or a changed one that nobody has changed since. */
export async function keepUpdate(
  ctx: Context,
  form: UpdateForm,
  { id, version, publish }: { id: string | null; version: number; publish: boolean },
): Promise<KeptUpdate> {
  const read = readUpdateForm(form);
  if (!read.ok) {
    const state = id === null ? null : (await readUpdate(ctx, id)).state;
    return { kind: 'faulty', view: { id, version: id === null ? null : version, state, form, issues: read.issues } };
  }
  return { kind: 'kept', id: await write(ctx, read.content, { id, version, publish }) };
}

async function write(
  ctx: Context,
  content: UpdateContent,
  { id, version, publish }: { id: string | null; version: number; publish: boolean },
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const before = id === null ? null : await selectUpdate(tx, id);
    if (id !== null && before === null) throw new DomainError('notFound', 'updates.item');
    const isPublic = publish || before?.state === 'published';
    const state = isPublic ? 'published' : 'draft';
    const publishedOn = isPublic ? (before?.publishedOn ?? ctx.today) : null;
    const kept = id ?? randomUUID();
    const simulated = findEconomy(ctx.economy)?.isSimulated ?? false;
    if (before === null) await insertUpdate(tx, { id: kept, content, state, publishedOn, simulated });
    else if (!(await changeUpdate(tx, { id: kept, version, content, state, publishedOn })))
      throw new DomainError('conflict', 'updates.changed');
    await recordAudit(tx, { verb: `programmes.update.${publish ? 'publish' : 'keep'}`, subject: kept });
    return kept;
  });
}

/** Takes an item from the list; it can be published again. */
export async function withdrawUpdate(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const before = await selectUpdate(tx, id);
    if (before === null) throw new DomainError('notFound', 'updates.item');
    const { publishedOn } = before;
    if (!(await changeUpdate(tx, { id, version, content: before, state: 'withdrawn', publishedOn })))
      throw new DomainError('conflict', 'updates.changed');
    await recordAudit(tx, { verb: 'programmes.update.withdraw', subject: id });
  });
}
