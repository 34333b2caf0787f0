import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { readContact, textFields } from '../rules/readContact.ts';
import { insertContact } from '../store.ts';
import { readTowns } from './readContacts.ts';

const entry = z.object({ id: z.uuid(), gaps: z.array(z.string()), ...textFields(z.string()) });

/** Invented contacts of the demonstration, each named as simulated. What is there stays as officers left it; returns how many were new. */
export async function loadContacts(ctx: Context): Promise<number> {
  const file = path.join(projectRoot(), 'src', 'rooms', 'programmes', 'support', 'content', 'demonstration.json');
  const { towns } = await readTowns(ctx);
  const known = new Set(towns.map(({ value }) => value));
  const entries = z.array(entry).parse(JSON.parse(readFileSync(file, 'utf8')));
  let loaded = 0;
  await ctx.db.withActor(ctx, async (tx) => {
    for (const { id, ...answers } of entries) {
      const read = readContact(answers, known, ctx.today);
      if (!read.ok) throw new Error(`${file}: ${id}: ${read.issues.map(({ field }) => field).join(', ')}`);
      if (await insertContact(tx, id, read.fields, true)) loaded += 1;
    }
  });
  return loaded;
}
