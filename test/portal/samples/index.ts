import type { Portal } from '../startPortal.ts';
import { clustersSample } from './clusters.ts';
import { clusterWorkSample } from './clusterWork.ts';
import { diagnosisSample } from './diagnosis.ts';
import { evidenceSample } from './evidence.ts';
import { linkagesSample } from './linkages.ts';
import { marketsSample } from './markets.ts';
import { placesSample } from './places.ts';
import { plansSample } from './plans.ts';
import { programmesSample } from './programmes.ts';
import { publicationSample } from './publication.ts';
import { registrySample } from './registry.ts';

/**
 * Brings about what a room's example addresses speak of, and says where it is: `{round}` in an example stands for `round` here.
 * Rooms come in rank order and see what those before them made.
 */
export type Sample = (portal: Portal, made: Readonly<Record<string, string>>) => Promise<Record<string, string>>;

const samples: readonly Sample[] = [
  publicationSample,
  registrySample,
  diagnosisSample,
  programmesSample,
  linkagesSample,
  clustersSample,
  placesSample,
  clusterWorkSample,
  marketsSample,
  evidenceSample,
  plansSample,
];

export async function makeSamples(portal: Portal): Promise<Readonly<Record<string, string>>> {
  let made: Record<string, string> = {};
  for (const sample of samples) made = { ...made, ...(await sample(portal, made)) };
  return made;
}

/** An example's address with what its placeholders stand for. */
export function fillExample(url: string, made: Readonly<Record<string, string>>): string {
  return url.replaceAll(/\{([A-Za-z]+)\}/g, (_, name: string) => {
    const value = made[name];
    if (value === undefined) throw new Error(`no sample makes {${name}}, which ${url} speaks of`);
    return value;
  });
}
