import { findFirmFact } from '../../../codes/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Actor, Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { type SaidValue, shownValue } from '../rules/shownValue.ts';
import { resolveId } from '../store/enterprises.ts';
import { type ProfileRow, selectKindsOfFacts, selectProfile, selectSpeakers } from '../store/profile.ts';
import { type FactRow, readFacts } from './readFacts.ts';

/** One thing known of a firm, with who says so and when it was true. */
export interface KnownFact {
  fact: string;
  value: number | string | boolean;
  source: string;
  observedOn: string | null;
  /** From the register, or said of the firm later by somebody. */
  origin: 'register' | 'stated';
}

export interface FirmProfile
  extends Pick<ProfileRow, 'enterpriseId' | 'name' | 'simulated' | 'placeName' | 'parentName' | 'isicCodes'> {
  /** At most one value a fact, as `rules/shownValue.ts` chooses it of all that were said. Facts that nobody knows are not in it. */
  facts: ReadonlyMap<string, KnownFact>;
}

/** All that is known of a firm and may be known to the actor, as facts that criteria speak of. */
export async function readProfile(ctx: Context, enterpriseId: string): Promise<FirmProfile> {
  const { row, speakers, kinds } = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const id = await resolveId(tx, enterpriseId);
      const ofFirm = [await selectProfile(tx, id), await selectSpeakers(tx, id, ctx.today)] as const;
      return { row: ofFirm[0], speakers: ofFirm[1], kinds: await selectKindsOfFacts(tx, id) };
    },
    { readOnly: true },
  );
  if (row === null) throw new DomainError('notFound', 'registry.enterprise');
  const said = new Map<string, Said[]>();
  const hear = (value: KnownFact, kind: Said['kind'], at: string) =>
    said.set(value.fact, [...(said.get(value.fact) ?? []), { value, kind, at }]);
  for (const known of factsOfRegister(row, ctx.today)) hear(known, row.kind ?? 'register', '');
  for (const fact of await readFacts(ctx, row.enterpriseId)) {
    const known = statedFact(fact);
    const kind = kinds.get(fact.id) ?? kindOf(ctx.actor, fact.organisation, speakers);
    if (known !== null && kind !== null) hear(known, kind, fact.recordedAt.toISOString());
  }
  const facts = new Map([...said].flatMap(([fact, all]) => shownOf(fact, all)));
  const { enterpriseId: id, name, simulated, placeName, parentName, isicCodes } = row;
  return { enterpriseId: id, name, simulated, placeName, parentName, isicCodes, facts };
}

type Said = SaidValue<KnownFact>;

function shownOf(fact: string, said: readonly Said[]): [string, KnownFact][] {
  const known = shownValue(said)?.value ?? null;
  return known === null ? [] : [[fact, known]];
}

/**
 * What weight a statement has that no file made. What strangers say of a firm decides nothing (null): heard are its own people,
 * whose claim was checked, the agency, and the reader's own organisation, which has looked at the firm or has not.
 */
function kindOf(actor: Actor, organisation: string | null, speakers: ReadonlySet<string>): Said['kind'] | null {
  if (organisation === null) return 'correction';
  if (speakers.has(organisation)) return 'claim';
  if (organisation !== actor.organisationId) return null;
  if (isAllowed(actor, 'registry.review')) return 'correction';
  return isAllowed(actor, 'programmes.readCases') ? 'visit' : 'upload';
}

function factsOfRegister(row: ProfileRow, today: string): KnownFact[] {
  const known = (fact: string, value: number | string | boolean | null): KnownFact[] =>
    value === null ? [] : [{ fact, value, source: 'register', observedOn: row.asOf, origin: 'register' }];
  return [
    ...known('employees', row.employees),
    ...known('isic', mainIndustry(row.isicCodes)),
    ...known('place', row.placeCode),
    ...known('region', row.parentCode),
    ...known('registered', row.registered),
    ...known('yearsInOperation', row.since === null ? null : wholeYears(row.since, today)),
  ];
}

/** The finest code; of several, the first. */
function mainIndustry(codes: readonly string[]): string | null {
  const finest = Math.max(0, ...codes.map((code) => code.length));
  return codes.find((code) => code.length === finest) ?? null;
}

function wholeYears(since: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(since.slice(0, 4));
  return Math.max(0, today.slice(5) < since.slice(5) ? years - 1 : years);
}

function statedFact(row: FactRow): KnownFact | null {
  const { fact, value, source, observedOn } = row;
  const kind = findFirmFact(fact)?.type;
  const isSound =
    kind === 'number'
      ? typeof value === 'number'
      : kind === 'boolean'
        ? typeof value === 'boolean'
        : typeof value === 'string';
  if (kind === undefined || !isSound) return null;
  return { fact, value: value as KnownFact['value'], source, observedOn, origin: 'stated' };
}
