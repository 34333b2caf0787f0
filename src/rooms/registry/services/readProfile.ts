import { findFirmFact } from '../../../codes/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { resolveId } from '../store/enterprises.ts';
import { type ProfileRow, selectProfile, selectRepresentative } from '../store/profile.ts';
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
  /** At most one value a fact: what was stated last beats the register. Facts that nobody knows are not in it. */
  facts: ReadonlyMap<string, KnownFact>;
}

/** All that is known of a firm and may be known to the actor, as facts that criteria speak of. */
export async function readProfile(ctx: Context, enterpriseId: string): Promise<FirmProfile> {
  const [row, representative] = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const id = await resolveId(tx, enterpriseId);
      return [await selectProfile(tx, id), await selectRepresentative(tx, id, ctx.today)] as const;
    },
    { readOnly: true },
  );
  if (row === null) throw new DomainError('notFound', 'registry.enterprise');
  const facts = new Map<string, KnownFact>();
  for (const known of factsOfRegister(row, ctx.today)) facts.set(known.fact, known);
  // What strangers say of a firm decides nothing: its own people, the agency and the reader's organisation are heard, the latest last.
  const heard = new Set([null, representative, ctx.actor.organisationId]);
  const stated = (await readFacts(ctx, row.enterpriseId))
    .filter(({ organisation }) => heard.has(organisation))
    .sort((a, b) => +a.recordedAt - +b.recordedAt);
  for (const fact of stated) {
    const known = statedFact(fact);
    if (known !== null) facts.set(known.fact, known);
  }
  const { enterpriseId: id, name, simulated, placeName, parentName, isicCodes } = row;
  return { enterpriseId: id, name, simulated, placeName, parentName, isicCodes, facts };
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
