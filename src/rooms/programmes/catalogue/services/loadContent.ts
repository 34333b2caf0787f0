import path from 'node:path';
import type { Context } from '../../../../platform/context.ts';
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { readProgrammeFolder } from '../files/readProgrammeFiles.ts';
import type { Shelf } from '../model.ts';
import { publishProgramme } from './publishProgramme.ts';
import { listProgrammes } from './readProgrammes.ts';

export const contentFolder = (shelf: Shelf) =>
  path.join(projectRoot(), 'src', 'rooms', 'programmes', 'catalogue', 'content', shelf);

/**
 * Publishes the programmes that the project brings for a shelf. One that is there in any version or state stays as officers left it.
 * Returns how many were new.
 */
export async function loadContent(ctx: Context, shelf: Shelf): Promise<number> {
  const there = new Set((await listProgrammes(ctx, { shelf })).map(({ id }) => id));
  let loaded = 0;
  for (const { file, programme } of readProgrammeFolder(contentFolder(shelf))) {
    if (there.has(programme.id)) continue;
    const published = await publishProgramme(ctx, programme);
    if (!published.ok) throw new Error(`${file}: ${published.issues.map(({ key }) => key).join(', ')}`);
    loaded += 1;
  }
  return loaded;
}
