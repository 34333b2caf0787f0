import { isicChildren } from '../../../codes/isic/index.ts';
import { foldText } from '../rules/nameTokens.ts';
import { type CountFilter, middleOf } from '../rules/registerCounts.ts';
import type { SearchTokens } from '../rules/searchTokens.ts';
import { hashTerm } from '../rules/termHash.ts';
import type { Box, Circle, Narrowing, SearchFilter, SearchSort } from '../store/search.ts';
import { everything, type KeptRegister } from './readCounts.ts';

/** A search as it is answered: everything that may be left out is there. */
export interface Asked {
  text: string;
  choice: CountFilter;
  groups: SearchTokens['groups'];
  box: Box | null;
  circle: Circle | null;
  sort: SearchSort;
  page: number;
  pageSize: number;
}

export const pageOf = ({ page, pageSize }: Asked) => ({ limit: pageSize, offset: (page - 1) * pageSize });

export const noNarrowing: Narrowing = { place: [], isic: [], national: [], terms: [] };

/** Everything that was chosen, to be looked for in rows. */
export function narrowingOf(choice: CountFilter, register: KeptRegister): Narrowing {
  const { place, isic, national } = choice;
  return { place, isic, national, terms: attributeTerms(choice, register) };
}

/** For each facet the terms of what was chosen, as it is stored and holds today. */
function attributeTerms({ attributes }: CountFilter, { holding }: KeptRegister): string[][] {
  return Object.entries(attributes)
    .filter(([, values]) => values.length > 0)
    .map(([facet, values]) =>
      values.flatMap((value) => (holding.get(`${facet}:${value}`) ?? []).map((stored) => hashTerm(`%${stored}`))),
    );
}

/** The part of place, industry and attributes that more than half of the register meets. */
export function commonPart(register: KeptRegister, choice: CountFilter): Narrowing {
  const { counts, size } = register;
  const isCommon = (alone: Partial<CountFilter>) => counts.total({ ...everything, ...alone }) * 2 > size;
  const kept = (list: readonly string[], alone: Partial<CountFilter>) =>
    list.length > 0 && isCommon(alone) ? list : [];
  const { place, isic, national, attributes } = choice;
  const common = Object.entries(attributes).filter(
    ([facet, values]) => values.length > 0 && isCommon({ attributes: { [facet]: values } }),
  );
  return {
    place: kept(place, { place }),
    isic: kept(isic, { isic }),
    national: kept(national, { national }),
    terms: attributeTerms({ ...choice, attributes: Object.fromEntries(common) }, register),
  };
}

export function filterOf(asked: Asked, register: KeptRegister, inRows: Narrowing = noNarrowing): SearchFilter {
  const { choice, box, circle } = asked;
  const all: string[] = [];
  const oneOf: string[][] = [];
  const add = (terms: readonly string[]) => {
    if (terms.length === 1) all.push(terms[0] as string);
    else oneOf.push([...terms]);
  };
  if (choice.place.length > inRows.place.length) add(choice.place.map((code) => hashTerm(`@${code}`)));
  if (choice.national.length > inRows.national.length) add(choice.national.map((code) => hashTerm(`#${code}`)));
  if (choice.isic.length > inRows.isic.length) {
    add(choice.isic.flatMap(withContained).map((code) => hashTerm(`#ISIC4:${code}`)));
  }
  const common = new Set(inRows.terms.map(String));
  for (const terms of attributeTerms(choice, register)) if (!common.has(String(terms))) add(terms);
  const groups = asked.groups.map((group) => distinct(group).map((tokens) => tokens.map(hashTerm)));
  const folded = foldText(asked.text.trim());
  return { groups, otherwise: null, all, oneOf, inRows, folded, box, circle, squares: null };
}

const distinct = (group: readonly (readonly string[])[]) => [
  ...new Map(group.map((tokens) => [tokens.join(' '), tokens])).values(),
];

/** A code of ISIC and all below it; a section has a term of its own, for nearly every firm is in one. */
function withContained(code: string): string[] {
  if (code.length === 1) return [code];
  return [code, ...isicChildren(code).flatMap((child) => withContained(child.code))];
}

type Near = { longitude: number; latitude: number; km: number } | { place: string; km: number };

/** A place lies where the middle of its establishments is; null where nothing of it has a point. */
export function centreOf(near: Near | null, { counts }: KeptRegister): Circle | null {
  if (near === null || !('place' in near)) return near;
  const sum = { longitude: 0, latitude: 0, count: 0 };
  for (const [square, count] of counts.squaresOf({ ...everything, place: [near.place] })) {
    if (square < 0) continue;
    const [longitude, latitude] = middleOf(square);
    sum.longitude += longitude * count;
    sum.latitude += latitude * count;
    sum.count += count;
  }
  if (sum.count === 0) return null;
  const rounded = (total: number) => Math.round((total / sum.count) * 10_000) / 10_000;
  return { longitude: rounded(sum.longitude), latitude: rounded(sum.latitude), km: near.km };
}
