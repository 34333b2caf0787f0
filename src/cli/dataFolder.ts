import path from 'node:path';
import { projectRoot } from '../platform/projectRoot.ts';

/** Where the embedded database lives: the folder that was named, else one of the checkout's own. */
export function dataFolderOf(named: string | undefined, demonstration = false): string {
  const given = named ?? process.env.TOOLROOM_DATA;
  return path.resolve(given ?? path.join(projectRoot(), '.toolroom', demonstration ? 'demonstration' : 'data'));
}
