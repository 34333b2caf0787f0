import { packs } from './packs.ts';

/** Bodies that prescribe how an economy is written in what is published for them. */
export type NamingBody = 'common' | 'apec' | 'adb';

export interface Economy {
  /** ISO 3166-1 alpha-3; XDM for the demonstration. */
  code: string;
  /** ISO 3166-1 alpha-2; null for the demonstration. */
  alpha2: string | null;
  names: Readonly<Record<NamingBody, string>>;
  memberships: readonly ('apec' | 'adb')[];
  /** ISO 4217. */
  currency: string;
  /** BCP 47 tag used where a person has chosen none. */
  locale: string;
  languages: readonly string[];
  calendarNotes: string | null;
  isSimulated: boolean;
}

export const economies: readonly Economy[] = packs.map(({ name, apec, adb, in: bodies, calendar, ...pack }) => ({
  ...pack,
  names: { common: name, apec: apec ?? name, adb: adb ?? name },
  memberships: (['apec', 'adb'] as const).filter((body) => bodies.includes(body)),
  calendarNotes: calendar ?? null,
  isSimulated: pack.code === 'XDM',
}));

const economiesByCode = new Map(economies.map((economy) => [economy.code, economy]));

export function findEconomy(code: string): Economy | null {
  return economiesByCode.get(code) ?? null;
}

export function isEconomyCode(code: string): boolean {
  return economiesByCode.has(code);
}

/** The name as `body` requires it; an unknown code throws, for codes are checked where they come in. */
export function economyName(code: string, body: NamingBody = 'common'): string {
  const economy = findEconomy(code);
  if (economy === null) throw new RangeError(`economyName: no economy has the code "${code}"`);
  return economy.names[body];
}
