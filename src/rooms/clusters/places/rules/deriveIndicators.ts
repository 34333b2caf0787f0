import type { Indicator, PlaceValue } from './comparePlaces.ts';

/** What the register shows of a county or region. */
export interface RegisterShape {
  place: string;
  plants: number;
  industries: number;
  standingOut: number;
}

/** Indicators that the register gives by itself; they say how much industry a place has, not how well it is served. */
export function deriveIndicators(
  shapes: readonly RegisterShape[],
  knownOn: string,
  word: (part: 'plants' | 'industries' | 'standingOut' | 'source' | 'unit') => string,
): { indicators: Indicator[]; values: PlaceValue[] } {
  const of = (part: 'plants' | 'industries' | 'standingOut'): Indicator => ({
    ...{ code: `register.${part}`, title: word(part), unit: word('unit'), theme: 'market', direction: 'higher' },
    ...{ source: word('source'), knownOn },
  });
  const indicators = [of('plants'), of('industries'), of('standingOut')];
  const values = shapes.flatMap(({ place, plants, industries, standingOut }) =>
    [plants, industries, standingOut].map((value, i) => ({
      ...{ code: indicators[i]!.code, place, value, low: null, high: null },
    })),
  );
  return { indicators, values };
}
