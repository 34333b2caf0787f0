import { isicAncestor, sizeClassCodes, sizeClassOf } from '../../../../codes/index.ts';
import {
  type Bitmap,
  bitmapOf,
  emptyBitmap,
  type FactColumn,
  type FactState,
  unknownFact,
  withoutBits,
} from '../../../../kernels/criteria/index.ts';

export const dimensionCodes = ['size', 'region', 'cluster', 'womenOwned', 'section', 'division'] as const;
export type DimensionCode = (typeof dimensionCodes)[number];

/** Where the class of a firm is not known. */
export const notKnown = 'unknown';

/** By what firms are told apart: for each class its firms. Firms are in several classes of clusters, in one of the others. */
export interface Dimension {
  code: DimensionCode;
  classes: readonly { code: string; firms: Bitmap }[];
}

export function dimensionsOf(
  columns: ReadonlyMap<string, FactColumn>,
  clusters: ReadonlyMap<string, readonly number[]>,
  size: number,
): Dimension[] {
  const by = (code: DimensionCode, fact: string, classOf: (state: FactState) => string) => ({
    code,
    classes: classesOf(columns.get(fact), size, classOf),
  });
  return [
    by('size', 'employees', sizeOf),
    by('region', 'region', codeOf),
    { code: 'cluster', classes: clusterClasses(clusters, size) },
    by('womenOwned', 'womenOwned', codeOf),
    by('section', 'isic', (state) => industryOf(state, 'section')),
    by('division', 'isic', (state) => industryOf(state, 'division')),
  ];
}

const codeOf = (state: FactState) => (state.kind === 'known' ? String(state.value) : notKnown);

/** A range of people is a class where all of it lies in one. */
function sizeOf(state: FactState): string {
  if (state.kind === 'known') return isCount(state.value) ? sizeClassOf(state.value) : notKnown;
  if (state.kind !== 'interval' || state.from === null || state.from < 0) return notKnown;
  const [from, to] = [sizeClassOf(state.from), sizeClassOf(state.to ?? Number.MAX_VALUE)];
  return from === to ? from : notKnown;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/** Of an industry that is known coarsely, where all that it can be lies in one. */
function industryOf(state: FactState, level: 'section' | 'division'): string {
  const values = state.kind === 'known' ? [state.value] : state.kind === 'set' ? state.values : [];
  const found = new Set(values.map((value) => isicAncestor(String(value), level)?.code ?? notKnown));
  return found.size === 1 ? ([...found][0] as string) : notKnown;
}

function classesOf(column: FactColumn | undefined, size: number, classOf: (state: FactState) => string) {
  const classes = new Map<string, Bitmap>();
  const put = (name: string, row: number) => {
    let bits = classes.get(name);
    if (bits === undefined) {
      bits = emptyBitmap(size);
      classes.set(name, bits);
    }
    bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
  };
  const rough = column?.rough ?? [{ state: unknownFact, rows: Array.from({ length: size }, (_, row) => row) }];
  for (const { state, rows } of rough) {
    const name = classOf(state);
    for (const row of rows) put(name, row);
  }
  const names = column?.literals.map((value) => classOf({ kind: 'known', value })) ?? [];
  for (let row = 0; row < (column?.size ?? 0); row += 1) {
    const place = column?.codes?.[row] ?? -1;
    const number = column?.numbers?.[row] ?? Number.NaN;
    if (place >= 0) put(names[place] as string, row);
    else if (!Number.isNaN(number)) put(classOf({ kind: 'known', value: number }), row);
  }
  return [...classes]
    .map(([code, firms]) => ({ code, firms }))
    .sort((a, b) => placeOf(a.code) - placeOf(b.code) || (a.code < b.code ? -1 : 1));
}

/** Sizes in their order, what is not known last. */
function placeOf(code: string): number {
  if (code === notKnown) return 2;
  const at = (sizeClassCodes as readonly string[]).indexOf(code);
  return at < 0 ? 1 : at / 10;
}

function clusterClasses(clusters: ReadonlyMap<string, readonly number[]>, size: number) {
  const classes = [...clusters].map(([code, rows]) => ({ code, firms: bitmapOf(rows, size) }));
  const none = classes.reduce((left, { firms }) => withoutBits(left, firms), everyFirm(size));
  return [...classes, { code: 'none', firms: none }];
}

export function everyFirm(size: number): Bitmap {
  const all = emptyBitmap(size).fill(0xffffffff);
  if (size % 32 !== 0) all[all.length - 1] = 2 ** (size % 32) - 1;
  return all;
}
