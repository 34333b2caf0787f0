import path from 'node:path';
import { projectRoot } from '../platform/projectRoot.ts';

export type DatabasePlace =
  | { databaseUrl: string; dataFolder?: undefined }
  | { dataFolder: string; databaseUrl?: undefined };

/** The server that DATABASE_URL names, else the data folder: the one that was named, else one of the checkout's own. */
export function databasePlace(named: string | true | undefined, demonstration = false): DatabasePlace {
  // A variable that is set to nothing is how shells and containers leave one out.
  const databaseUrl = process.env.DATABASE_URL || undefined;
  if (databaseUrl !== undefined) return { databaseUrl };
  const given = (typeof named === 'string' && named) || process.env.TOOLROOM_DATA;
  return {
    dataFolder: path.resolve(given || path.join(projectRoot(), '.toolroom', demonstration ? 'demonstration' : 'data')),
  };
}
