export interface Wanted {
  text: string;
  place: string | null;
  /** The county of the wanted town, or the wanted county itself. */
  region: string | null;
  isic: string | null;
}

export interface Candidate {
  /** The words were found in the name of one of its plants. */
  isNamed: boolean;
  placeCode: string | null;
  regionCode: string | null;
  isicCodes: readonly string[];
  hasPoint: boolean;
  plants: number;
  employees: number | null;
}

export type ReasonCode =
  | 'name'
  | 'town'
  | 'region'
  | 'class'
  | 'group'
  | 'division'
  | 'section'
  | 'point'
  | 'plants'
  | 'people';

export type Reason = {
  code: ReasonCode;
  points: number;
  /** What the words of the reason need: a code of industry, or a count. */
  value: string | number | null;
};

/** Points of each criterion; those that the buyer did not ask for count neither for a firm nor against it. */
export const points = {
  name: 30,
  town: 25,
  region: 15,
  class: 30,
  group: 24,
  division: 16,
  section: 6,
  point: 5,
  plants: 5,
  people: 5,
} as const satisfies Record<ReasonCode, number>;

const alwaysAsked = points.point + points.plants + points.people;

/** Score = points reached ÷ points that the search could give, with the reason for every point. */
export function scoreCandidate(wanted: Wanted, candidate: Candidate): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const give = (code: ReasonCode, value: Reason['value'] = null) => reasons.push({ code, points: points[code], value });
  let possible = alwaysAsked;
  if (wanted.text !== '') {
    possible += points.name;
    if (candidate.isNamed) give('name', wanted.text);
  }
  if (wanted.isic !== null) {
    possible += points[levelOf(wanted.isic)];
    const shared = deepestShared(wanted.isic, candidate.isicCodes);
    if (shared !== null) give(levelOf(shared), shared);
  }
  if (wanted.place !== null) {
    const isCounty = wanted.place === wanted.region;
    possible += isCounty ? points.region : points.town;
    if (!isCounty && candidate.placeCode === wanted.place) give('town');
    else if (wanted.region !== null && candidate.regionCode === wanted.region) give('region');
  }
  if (candidate.hasPoint) give('point');
  if (candidate.plants > 1) give('plants', candidate.plants);
  if (candidate.employees !== null) give('people', candidate.employees);
  return { score: reasons.reduce((sum, reason) => sum + reason.points, 0) / possible, reasons };
}

const levels = { 1: 'section', 2: 'division', 3: 'group', 4: 'class' } as const;

function levelOf(isic: string): 'section' | 'division' | 'group' | 'class' {
  return /^[A-U]$/.test(isic) ? 'section' : levels[isic.length as 2 | 3 | 4];
}

/** The wanted code, or the nearest of those above it that the firm has. */
function deepestShared(wanted: string, codes: readonly string[]): string | null {
  if (codes.includes(wanted)) return wanted;
  for (let length = wanted.length - 1; length >= 2; length -= 1) {
    if (codes.includes(wanted.slice(0, length))) return wanted.slice(0, length);
  }
  return null;
}
