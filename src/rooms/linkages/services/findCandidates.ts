import { isicSection } from '../../../codes/index.ts';
import type { Context } from '../../../platform/context.ts';
import { listRegisterPlaces, searchEnterprises } from '../../registry/index.ts';
import { type Candidate, type Reason, scoreCandidate, type Wanted } from '../rules/scoreCandidate.ts';
import { listProfiles } from '../store/firms.ts';

export interface Asked {
  text: string;
  place: string | null;
  isic: string | null;
}

export interface FoundCandidate {
  enterpriseId: string;
  name: string;
  score: number;
  reasons: Reason[];
}

const mostOfSearch = 200;
export const mostCandidates = 50;

/**
 * Looks for firms by all that was asked for, then with one thing after another let go, so that a good firm in the next town
 * is seen; scores what was found and keeps the best.
 */
export async function findCandidates(
  ctx: Context,
  asked: Asked,
): Promise<{ considered: number; candidates: FoundCandidate[] }> {
  const places = await listRegisterPlaces(ctx);
  const place = places.find(({ code }) => code === asked.place);
  const region = place === undefined ? null : (place.parentCode ?? place.code);
  const found = await search(ctx, asked, region);
  const profiles = await ctx.db.withActor(ctx, (tx) => listProfiles(tx, [...found.keys()]), { readOnly: true });
  const parentOf = new Map(places.map(({ code, parentCode }) => [code, parentCode]));
  const wanted: Wanted = { text: asked.text, place: asked.place, region, isic: asked.isic };
  const candidates = profiles.flatMap(({ enterpriseId, name, employees, establishments }) => {
    const plants = found.get(enterpriseId) ?? [];
    const scored = plants.map((plant) =>
      scoreCandidate(wanted, {
        ...plant,
        regionCode: plant.placeCode === null ? null : (parentOf.get(plant.placeCode) ?? null),
        plants: establishments,
        employees,
      }),
    );
    const best = scored.sort((p, q) => q.score - p.score)[0];
    return best === undefined ? [] : [{ enterpriseId, name, ...best }];
  });
  candidates.sort(
    (p, q) =>
      q.score - p.score || (p.name < q.name ? -1 : p.name > q.name ? 1 : p.enterpriseId < q.enterpriseId ? -1 : 1),
  );
  return {
    considered: [...found.values()].reduce((sum, plants) => sum + plants.length, 0),
    candidates: candidates.slice(0, mostCandidates),
  };
}

type Plant = Pick<Candidate, 'isNamed' | 'placeCode' | 'isicCodes' | 'hasPoint'>;

async function search(
  ctx: Context,
  { text, place, isic }: Asked,
  region: string | null,
): Promise<Map<string, Plant[]>> {
  const wider = isic === null || isic.length <= 2 ? null : isic.slice(0, -1);
  const looser: Asked[] = [
    { text, place, isic },
    { text, place: region, isic },
    { text, place: null, isic },
    { text: '', place, isic },
    { text: '', place: region, isic },
    { text: '', place, isic: wider },
    { text, place, isic: null },
  ];
  const seen = new Set<string>();
  const plants = new Map<string, Map<string, Plant>>();
  for (const query of looser) {
    const key = JSON.stringify(query);
    const saysNothing = query.text === '' && query.isic === null;
    if (seen.has(key) || (saysNothing && seen.size > 0)) continue;
    seen.add(key);
    const { hits } = await searchEnterprises(
      ctx,
      { ...query, national: null, box: null, sort: 'relevance', page: 1, pageSize: mostOfSearch },
      { facets: false, grid: false },
    );
    for (const hit of hits) {
      const ofFirm = plants.get(hit.enterpriseId) ?? new Map<string, Plant>();
      const isNamed = query.text !== '' || ofFirm.get(hit.establishmentId)?.isNamed === true;
      const isicCodes = withSections(hit.isicCodes);
      ofFirm.set(hit.establishmentId, {
        isNamed,
        placeCode: hit.placeCode,
        isicCodes,
        hasPoint: hit.geoPrecision === 'point',
      });
      plants.set(hit.enterpriseId, ofFirm);
    }
  }
  return new Map([...plants].map(([firm, ofFirm]) => [firm, [...ofFirm.values()]]));
}

function withSections(codes: readonly string[]): string[] {
  const sections = codes.map((code) => isicSection(code)?.code).filter((code) => code !== undefined);
  return [...new Set([...codes, ...sections])];
}
