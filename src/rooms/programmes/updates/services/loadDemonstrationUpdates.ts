import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Context } from '../../../../platform/context.ts';
import { addDays } from '../../../../platform/days.ts';
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { updateFormSchema } from '../model.ts';
import { readUpdateForm } from '../rules/readUpdateForm.ts';
import { deleteSimulatedUpdates, insertUpdate } from '../store/updates.ts';

const file = () => path.join(projectRoot(), 'src', 'rooms', 'programmes', 'updates', 'content', 'demonstration.yaml');

interface Written extends Record<string, unknown> {
  /** Days from the day of loading. */
  publishedDaysAgo: number;
  startsInDays?: number;
}

/** Puts the invented items of the demonstration in place of those that are there. */
export async function loadDemonstrationUpdates(ctx: Context): Promise<number> {
  const written = parse(readFileSync(file(), 'utf8')) as Written[];
  const items = written.map(({ publishedDaysAgo, startsInDays, ...fields }) => {
    const startsOn = startsInDays === undefined ? '' : addDays(ctx.today, startsInDays);
    const read = readUpdateForm(updateFormSchema.parse({ language: 'en', ...fields, startsOn }));
    if (!read.ok) throw new Error(`${file()}: ${JSON.stringify(read.issues)}`);
    return { content: read.content, publishedOn: addDays(ctx.today, -publishedDaysAgo) };
  });
  await ctx.db.withActor(ctx, async (tx) => {
    await deleteSimulatedUpdates(tx);
    for (const { content, publishedOn } of items)
      await insertUpdate(tx, { id: randomUUID(), content, state: 'published', publishedOn, simulated: true });
  });
  return items.length;
}
