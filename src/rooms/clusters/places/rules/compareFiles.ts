import type { Indicator, PlaceValue } from './comparePlaces.ts';

interface Contents {
  indicators: readonly Indicator[];
  values: readonly PlaceValue[];
}

export interface FileChanges {
  newIndicators: string[];
  goneIndicators: string[];
  newValues: number;
  goneValues: number;
  sameValues: number;
  changed: { title: string; unit: string; place: string; before: number; after: number }[];
}

const keyOf = ({ code, place }: PlaceValue) => `${code}\n${place}`;

/** What a file would change if it took the place of another. */
export function compareFiles(before: Contents, after: Contents): FileChanges {
  const titles = new Map(after.indicators.map((one) => [one.code, one]));
  const codesBefore = new Set(before.indicators.map(({ code }) => code));
  const valuesBefore = new Map(before.values.map((one) => [keyOf(one), one]));
  const [changed, seen]: [FileChanges['changed'], Set<string>] = [[], new Set()];
  let [newValues, sameValues] = [0, 0];
  for (const one of after.values) {
    const old = valuesBefore.get(keyOf(one));
    seen.add(keyOf(one));
    if (old === undefined) newValues += 1;
    else if (old.value === one.value && old.low === one.low && old.high === one.high) sameValues += 1;
    else {
      const { title, unit } = titles.get(one.code)!;
      changed.push({ title, unit, place: one.place, before: old.value, after: one.value });
    }
  }
  return {
    newIndicators: after.indicators.filter(({ code }) => !codesBefore.has(code)).map(({ title }) => title),
    goneIndicators: before.indicators.filter(({ code }) => !titles.has(code)).map(({ title }) => title),
    goneValues: before.values.filter((one) => !seen.has(keyOf(one))).length,
    ...{ newValues, sameValues, changed },
  };
}
