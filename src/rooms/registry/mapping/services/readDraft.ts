import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Settings } from '../profile.ts';
import { type Built, buildMapping, type Choice, type DraftColumn } from '../rules/buildMapping.ts';
import { type DraftRow, findDraft } from '../store/drafts.ts';

export async function readDraft(ctx: Context, id: string): Promise<DraftRow> {
  const draft = await ctx.db.withActor(ctx, (tx) => findDraft(tx, id), { readOnly: true });
  if (draft === null) throw new DomainError('notFound', 'registry.mapping.draft');
  return draft;
}

/** What is chosen for a column, else what it seems to mean. */
export function choiceOf({ profile, choices }: Pick<DraftRow, 'profile' | 'choices'>, index: number): Choice {
  const { meaning, detail } = profile.columns[index]!.guess;
  return choices[index] ?? { meaning: meaning ?? '', detail };
}

export function columnsOf(draft: Pick<DraftRow, 'profile' | 'choices'>): DraftColumn[] {
  return draft.profile.columns.map(({ name, separator }, i) => ({ name, separator, choice: choiceOf(draft, i) }));
}

export function settingsOf({ fileName, settings }: Pick<DraftRow, 'fileName' | 'settings'>): Settings {
  return {
    name: nameOfFile(fileName),
    title: fileName,
    publisher: 'not stated',
    dataset: fileName,
    licence: 'not stated',
    asOf: 'not stated',
    kind: 'register',
    dayOrder: '',
    calendar: '',
    decimal: '',
    ...settings,
  };
}

export function builtOf(draft: DraftRow): Built {
  return buildMapping(columnsOf(draft), settingsOf(draft));
}

/** A name for the source that next year's file will have too: without its numbers. */
function nameOfFile(fileName: string): string {
  const words =
    fileName
      .toLowerCase()
      .replace(/\.[a-z0-9]{1,8}(?:\.gz)?$/, '')
      .match(/[a-z]+/g) ?? [];
  return `file-${words.join('-')}`.slice(0, 60).replace(/-$/, '');
}
