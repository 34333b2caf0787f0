import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { writeCsv } from '../../../../platform/files/index.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { type PlacesQuery, pageSize, type Theme, themes } from '../model.ts';
import type { ComparedPlace } from '../rules/comparePlaces.ts';
import type { PlacesView } from '../views/places.ts';
import { compareStated, readIndicators, type StatedIndicators } from './readIndicators.ts';

export const themesIn = (order: string): Theme[] => [
  ...new Set(order.split(/[\s,]+/).filter((theme): theme is Theme => (themes as readonly string[]).includes(theme))),
];

/** Says a place's name by its code. */
export async function namePlaces(ctx: Context): Promise<(code: string) => string> {
  const names = new Map((await listRegisterPlaces(ctx)).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

export const sourceOf = ({ file, version }: StatedIndicators): PlacesView['basis'] =>
  file === null
    ? { kind: version === 'none' ? 'none' : 'register', fileName: null, keptOn: null, simulated: false }
    : {
        ...{ kind: 'file', fileName: file.fileName, simulated: file.simulated },
        keptOn: (file.keptAt ?? file.uploadedAt).toISOString().slice(0, 10),
      };

/** Places beside each other, over all weightings of themes. */
export async function describePlaces(ctx: Context, query: PlacesQuery): Promise<PlacesView> {
  const nameOf = await namePlaces(ctx);
  const stated = await readIndicators(ctx);
  const { indicators, values } = stated;
  const compared = await compareStated(ctx, stated, themesIn(query.order));
  const shown = indicators.find(({ code }) => code === query.indicator) ?? indicators[0] ?? null;
  const sorted = sortPlaces(compared.places, query.sort, nameOf);
  const from = (query.page - 1) * pageSize;
  return {
    query: { indicator: shown?.code ?? '', order: themesIn(query.order).join(','), sort: query.sort, page: query.page },
    basis: sourceOf(stated),
    indicators: [...indicators],
    groups: compared.groups.map(({ code, title }) => ({ code, title })),
    draws: compared.draws,
    total: sorted.length,
    pageSize,
    best: sorted.length === 0 ? null : describe(leaderOf(compared.places), indicators.length, nameOf),
    shown: values
      .filter(({ code }) => code === shown?.code)
      .map(({ place, value, low, high }) => ({ place, name: nameOf(place), value, low, high })),
    places: sorted.slice(from, from + pageSize).map((one) => describe(one, indicators.length, nameOf)),
    canChange: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

const leaderOf = (places: readonly ComparedPlace[]) =>
  places.reduce((best, one) => (one.first > best.first ? one : best));

function sortPlaces(places: readonly ComparedPlace[], by: 'rank' | 'name', nameOf: (code: string) => string) {
  const byName = (a: ComparedPlace, b: ComparedPlace) => (nameOf(a.place) < nameOf(b.place) ? -1 : 1);
  return places.toSorted((a, b) => (by === 'name' ? byName(a, b) : a.meanRank - b.meanRank || byName(a, b)));
}

function describe(one: ComparedPlace, of: number, nameOf: (code: string) => string) {
  const { place, first, meanRank, highestRank, lowestRank, known, beatenBy } = one;
  return {
    ...{ place, name: nameOf(place), first, meanRank, highestRank, lowestRank, known, of },
    beatenBy: beatenBy.slice(0, 3).map(nameOf),
    beatenByCount: beatenBy.length,
  };
}

/** Ranks of every place under the order that was asked for, as a table. */
export async function writeRanks(ctx: Context, query: PlacesQuery): Promise<string> {
  const nameOf = await namePlaces(ctx);
  const stated = await readIndicators(ctx);
  const { places, groups, draws } = await compareStated(ctx, stated, themesIn(query.order));
  const names = [
    ...[
      'place',
      'name',
      'first',
      'meanRank',
      'highestRank',
      'lowestRank',
      'confidence',
      'known',
      'of',
      'neverBetterThan',
    ],
    ...[...groups.map(({ code }) => `centralWeight.${code}`), 'draws'],
  ];
  const rows = sortPlaces(places, query.sort, nameOf).map((one) => [
    ...[one.place, nameOf(one.place), one.first, one.meanRank, one.highestRank, one.lowestRank, one.confidence],
    ...[one.known, stated.indicators.length, one.beatenBy.join(' ')],
    ...groups.map((_, g) => one.centralWeights?.[g] ?? null),
    draws,
  ]);
  return writeCsv(names, rows, { textColumns: [0, 1, 9] });
}
