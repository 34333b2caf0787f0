import type { Transaction } from '../../../platform/context.ts';
import { type AttributeFacet, valueOn } from '../rules/attributes.ts';
import { type CountFilter, type Facets, mapOf, type SearchOverview } from '../rules/registerCounts.ts';
import { Tally } from '../rules/tally.ts';
import { countByName, type FoundByName, type Margins } from '../store/search.ts';
import type { KeptRegister } from './readCounts.ts';
import { type Asked, commonPart, filterOf } from './searchFilter.ts';

/** Counts of what was looked at; of each kind that something was chosen of, as if nothing were. */
export async function countFound(
  tx: Transaction,
  register: KeptRegister,
  asked: Asked & { squares?: readonly number[] },
  found: FoundByName,
  counted: boolean,
): Promise<SearchOverview> {
  const { today } = register;
  const facets = facetsOf(found, today);
  if (counted) {
    for (const [kind, choice] of withoutEach(asked.choice)) {
      const filter = filterOf({ ...asked, choice }, register, commonPart(register, choice));
      const rest = facetsOf(await countByName(tx, { ...filter, squares: asked.squares ?? null }), today);
      if (kind === 'place') Object.assign(facets, { parents: rest.parents, places: rest.places });
      else if (kind === 'isic') facets.isic = rest.isic;
      else {
        const isOwn = ({ code }: { code: string }) => code.startsWith(`${kind}:`);
        facets.attributes = [...facets.attributes.filter((one) => !isOwn(one)), ...rest.attributes.filter(isOwn)];
      }
    }
  }
  return { total: found.total, ...mapOf(found.bySquare.map(({ square, count }) => [square, count] as const)), facets };
}

function withoutEach(choice: CountFilter): [kind: AttributeFacet | 'place' | 'isic', rest: CountFilter][] {
  const found: [AttributeFacet | 'place' | 'isic', CountFilter][] = [];
  if (choice.place.length > 0) found.push(['place', { ...choice, place: [] }]);
  if (choice.isic.length > 0) found.push(['isic', { ...choice, isic: [] }]);
  for (const facet of Object.keys(choice.attributes) as AttributeFacet[]) {
    if ((choice.attributes[facet]?.length ?? 0) > 0) {
      found.push([facet, { ...choice, attributes: { ...choice.attributes, [facet]: [] } }]);
    }
  }
  return found;
}

export function facetsOf({ byPlace, byIndustries, byAttribute }: Margins, today: string): Facets {
  const places = new Tally();
  const parents = new Tally();
  const isic = new Tally();
  const attributes = new Tally();
  for (const { place, parent, count } of byPlace) {
    places.add(place, count);
    parents.add(parent, count);
  }
  for (const { codes, count } of byIndustries) for (const code of codes.split(',')) isic.add(code, count);
  for (const { attribute, count } of byAttribute) attributes.add(valueOn(attribute, today), count);
  return { parents: parents.list(), places: places.list(), isic: isic.list(), attributes: attributes.list() };
}
