import type { Context } from '../../../../platform/context.ts';
import { withStoredFile } from '../../../../platform/files/store/withStoredFile.ts';
import type { Profile } from '../profile.ts';
import type { Choice } from '../rules/buildMapping.ts';
import { clearOldDrafts, type DraftRow, findDraft, putDraft } from '../store/drafts.ts';
import { profileFile } from './profileFile.ts';

export interface ProfileChoice {
  draftId: string;
  fileId: string;
  encoding: string;
  delimiter: string;
  sheet: string;
}

/** Looks at a kept file and writes down what was found, for somebody to say what it means. Safe to run again. */
export async function profileDraft(ctx: Context, choice: ProfileChoice): Promise<void> {
  const { draftId, fileId } = choice;
  const [encoding, delimiter, sheet] = [choice.encoding, choice.delimiter, choice.sheet].map(
    (text) => text || null,
  ) as [string | null, string | null, string | null];
  const options = { encoding: encoding ?? undefined, delimiter: delimiter ?? undefined, sheet: sheet ?? undefined };
  await withStoredFile(ctx, { fileId, missing: 'registry.import.file' }, async ({ path, fileName }) => {
    const profile = await profileFile(path, options, ctx.economy);
    await ctx.db.withActor(ctx, async (tx) => {
      await clearOldDrafts(tx);
      const before = await findDraft(tx, draftId, true);
      await putDraft(
        tx,
        { id: draftId, fileId, fileName, encoding, delimiter, sheet, profile },
        keptChoices(before, profile),
      );
    });
  });
}

/** Columns of the same name mean the same as before. */
function keptChoices(before: DraftRow | null, profile: Profile): Record<string, Choice> {
  if (before === null) return {};
  const kept: Record<string, Choice> = {};
  for (const [index, choice] of Object.entries(before.choices)) {
    const name = before.profile.columns[Number(index)]?.name;
    const at = profile.columns.findIndex((column) => column.name === name);
    if (at >= 0) kept[at] = choice;
  }
  return kept;
}
