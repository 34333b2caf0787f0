import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { presetNames } from '../../services/readMapping.ts';
import type { Settings } from '../profile.ts';
import type { Choice } from '../rules/buildMapping.ts';
import { choicesOfMapping } from '../rules/choicesOfMapping.ts';
import { type DraftRow, findDraft, updateDraft } from '../store/drafts.ts';
import { findMapping } from './findMapping.ts';

export interface DraftChange {
  /** Choices of some columns, by their place. */
  choices: Readonly<Record<string, Choice>>;
  settings: Partial<Settings>;
}

/** Keeps what was chosen on one page of columns. */
export function changeDraft(ctx: Context, id: string, change: DraftChange): Promise<DraftRow> {
  return ctx.db.withActor(ctx, (tx) => keepChange(tx, id, change));
}

/** Fills in the columns as a mapping has them; those that it does not name are left as they were guessed. */
export async function fillFromMapping(ctx: Context, id: string, name: string): Promise<void> {
  const mapping = await findMapping(ctx, name);
  await ctx.db.withActor(ctx, async (tx) => {
    const draft = await lockDraft(tx, id);
    const header = draft.profile.columns.map((column) => column.name);
    const { title, source } = mapping;
    const { publisher, dataset, licence, asOf, kind } = source;
    // A source of ours is read by its own mapping alone: what was changed is another source.
    const own = presetNames().includes(name) ? `own-${name}` : name;
    const settings = {
      ...draft.settings,
      name: own,
      title,
      publisher,
      dataset,
      licence,
      asOf,
      kind: kind ?? 'register',
    };
    const chosen = choicesOfMapping(mapping, header);
    const none = { meaning: '', detail: '' };
    const choices = Object.fromEntries(header.map((_, i) => [i, chosen[i] ?? none]));
    await updateDraft(tx, id, { choices, settings });
  });
}

async function keepChange(tx: Transaction, id: string, change: DraftChange): Promise<DraftRow> {
  const draft = await lockDraft(tx, id);
  const last = draft.profile.columns.length;
  const sound = Object.entries(change.choices).filter(([index]) => Number(index) >= 0 && Number(index) < last);
  const choices = { ...draft.choices, ...Object.fromEntries(sound) };
  const settings = { ...draft.settings, ...change.settings };
  await updateDraft(tx, id, { choices, settings });
  return { ...draft, choices, settings };
}

async function lockDraft(tx: Transaction, id: string): Promise<DraftRow> {
  const draft = await findDraft(tx, id, true);
  if (draft === null) throw new DomainError('notFound', 'registry.mapping.draft');
  return draft;
}
