import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { listFoundClusters } from '../../found/index.ts';
import type { ComparedPlace, Comparison, Indicator, PlaceValue } from '../rules/comparePlaces.ts';
import { selectProjects } from '../store/projects.ts';
import type { PlaceView } from '../views/place.ts';
import { namePlaces, sourceOf } from './describePlaces.ts';
import { showProject } from './projects.ts';
import { compareStated, readIndicators } from './readIndicators.ts';

/** One place: its values beside the others, how its rank hangs on the weights, its industries that work as clusters and those that do not yet, what could be done. */
export async function describePlace(ctx: Context, code: string): Promise<PlaceView> {
  const place = (await listRegisterPlaces(ctx)).find((one) => one.code === code);
  if (place === undefined) throw new DomainError('notFound', 'clusters.place');
  const nameOf = await namePlaces(ctx);
  const stated = await readIndicators(ctx);
  const comparison = await compareStated(ctx, stated, []);
  const own = comparison.places.find((one) => one.place === code) ?? null;
  const projects = await ctx.db.withActor(ctx, selectProjects, { readOnly: true });
  return {
    ...{ code, name: place.name, basis: sourceOf(stated) },
    rank: own === null ? null : describeRank(own, comparison, nameOf),
    values: stated.indicators.map((indicator) => describeValue(indicator, stated.values, code)),
    clusters: await describeClusters(ctx, code),
    projects: projects.filter((one) => one.place.startsWith(code)).map(showProject),
  };
}

function describeRank(own: ComparedPlace, { groups, draws, places }: Comparison, nameOf: (code: string) => string) {
  return {
    ...{ highest: own.highestRank, lowest: own.lowestRank, mean: own.meanRank, first: own.first },
    ...{ confidence: own.confidence, draws, of: places.length },
    bands: bandsOf(own.rankShare),
    weights:
      own.centralWeights === null
        ? null
        : groups.map(({ code, title }, g) => ({ code, title, weight: own.centralWeights![g]! })),
    beatenBy: own.beatenBy.map((code) => ({ code, name: nameOf(code) })),
    beats: own.beats.map((code) => ({ code, name: nameOf(code) })),
  };
}

const mostBands = 24;

/** Chances of ranks, several ranks to a band where there are many. */
export function bandsOf(rankShare: readonly number[]): { from: number; to: number; share: number }[] {
  const width = Math.ceil(rankShare.length / mostBands);
  return Array.from({ length: Math.ceil(rankShare.length / width) }, (_, band) => {
    const part = rankShare.slice(band * width, (band + 1) * width);
    return {
      ...{ from: band * width + 1, to: band * width + part.length },
      share: part.reduce((sum, one) => sum + one, 0),
    };
  });
}

function describeValue(indicator: Indicator, values: readonly PlaceValue[], code: string) {
  const all = values.filter((one) => one.code === indicator.code);
  const own = all.find(({ place }) => place === code);
  const isBetter = (value: number) => (indicator.direction === 'higher' ? value > own!.value : value < own!.value);
  return {
    ...indicator,
    ...{ value: own?.value ?? null, low: own?.low ?? null, high: own?.high ?? null, of: all.length },
    rank: own === undefined ? null : 1 + all.filter(({ value }) => isBetter(value)).length,
  };
}

/** Clusters found in a place, each with how it works by what is known of it. */
export async function describeClusters(ctx: Context, place: string): Promise<PlaceView['clusters']> {
  const clusters = await listFoundClusters(ctx, { place });
  return clusters.map(({ id, title, establishments, strength, functioning, observed }) => ({
    ...{ id, title, establishments, strength, functioning, observed },
  }));
}
