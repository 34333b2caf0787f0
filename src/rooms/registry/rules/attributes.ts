import {
  type CodedCapability,
  capabilityTitle,
  codeOfCapability,
  findEconomy,
  sizeClassOf,
} from '../../../codes/index.ts';

/** What establishments are narrowed by beside place and industry, in the order in which it is shown. */
export const attributeFacets = ['process', 'material', 'certificate', 'size', 'exports', 'spare'] as const;
export type AttributeFacet = (typeof attributeFacets)[number];

/** Free parts of a capacity, in percent: who has half of it free has a quarter free as well. */
export const spareSteps = [10, 25, 50] as const;

/** What somebody said of a firm, as far as it is searched by. */
export interface Said {
  kind: string;
  text: string;
  code?: string | null;
  validFrom?: string | null;
  validTo?: string | null;
  /** 0–1 */
  spareShare?: number | null;
}

const mostRemembered = 5_000;
const codes = new Map<string, string | null>();

function codeOf(kind: CodedCapability, { text, code }: Said): string | null {
  const key = `${kind}\u0001${code ?? ''}\u0001${text}`;
  let found = codes.get(key);
  if (found === undefined) {
    const isListed = code !== undefined && code !== null && capabilityTitle(kind, code) !== null;
    found = isListed ? code : codeOfCapability(kind, text);
    if (codes.size < mostRemembered) codes.set(key, found);
  }
  return found;
}

const abroadUnlessSo = /^(domestic|home|local|national|internal|inland|none)( (market|sales))?s?$/;

/** Codes of what is said, sorted, each once; certificates with the days on which they hold, which may be open. */
export function attributesOf(said: readonly Said[], employees: number | null, homeNames: readonly string[]): string[] {
  const found = new Set<string>();
  let abroad: boolean | null = null;
  for (const one of said) {
    if (one.kind === 'process' || one.kind === 'material' || one.kind === 'certificate') {
      const code = codeOf(one.kind, one);
      if (code !== null) found.add(`${one.kind}:${code}${one.kind === 'certificate' ? daysOf(one) : ''}`);
    } else if (one.kind === 'market') {
      abroad = isAbroad(one.text, homeNames) || abroad === true;
    }
    for (const step of spareSteps) if ((one.spareShare ?? -1) * 100 >= step) found.add(`spare:${step}`);
  }
  if (abroad !== null) found.add(`exports:${abroad ? 'yes' : 'no'}`);
  if (employees !== null) found.add(`size:${sizeClassOf(employees)}`);
  return [...found].sort();
}

const daysOf = ({ validFrom, validTo }: Said) => `@${validFrom ?? ''}/${validTo ?? ''}`;

function isAbroad(text: string, homeNames: readonly string[]): boolean {
  const folded = text.trim().toLowerCase();
  return !abroadUnlessSo.test(folded) && !homeNames.includes(folded);
}

/** Facet and code without the days; null where it does not hold on the day. */
export function valueOn(attribute: string, today: string): string | null {
  const at = attribute.indexOf('@');
  if (at < 0) return attribute;
  const [from, to] = attribute.slice(at + 1).split('/') as [string, string];
  return (from === '' || from <= today) && (to === '' || to >= today) ? attribute.slice(0, at) : null;
}

const homes = new Map<string, readonly string[]>();

/** What a firm may call the economy that it stands in, folded. */
export function homeNames(code: string): readonly string[] {
  let found = homes.get(code);
  if (found === undefined) {
    const economy = findEconomy(code);
    const names = economy === null ? [] : [economy.code, economy.alpha2 ?? '', ...Object.values(economy.names)];
    found = names.map((name) => name.toLowerCase());
    homes.set(code, found);
  }
  return found;
}
