import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { type Capability, readStated } from '../capabilities/services/capabilities.ts';
import { type OtherName, selectOtherNames } from '../namesAndNumbers/store.ts';
import { listPublicCorrections, type PublicCorrection } from '../store/corrections.ts';
import {
  countRegister,
  countSources,
  type EnterpriseRow,
  type EstablishmentRow,
  findEnterprise,
  listEstablishments,
  listIdentifiers,
  listPlaces,
  listSources,
  resolveId,
  type SourceRow,
} from '../store/enterprises.ts';
import { keepFigures } from './keptFigures.ts';

export interface EnterpriseRecord {
  enterprise: EnterpriseRow;
  establishments: EstablishmentRow[];
  identifiers: { scheme: string; value: string }[];
  sources: SourceRow[];
  corrections: PublicCorrection[];
  capabilities: Capability[];
  otherNames: OtherName[];
  isClaimed: boolean;
  /** May the actor say what the firm can do? */
  mayState: boolean;
}

export type FoundEnterprise = { kind: 'found'; record: EnterpriseRecord } | { kind: 'moved'; to: string };

/** A firm with all that is public of it; an id that was merged away leads on to where it went. */
export async function readEnterprise(ctx: Context, id: string): Promise<FoundEnterprise> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const current = await resolveId(tx, id);
      if (current !== id) return { kind: 'moved', to: current };
      const enterprise = await findEnterprise(tx, id);
      if (enterprise === null) throw new DomainError('notFound', 'registry.enterprise');
      const establishments = await listEstablishments(tx, id);
      return {
        kind: 'found',
        record: {
          enterprise,
          establishments,
          identifiers: await listIdentifiers(tx, id),
          corrections: await listPublicCorrections(tx, id),
          ...(await readStated(ctx, tx, id)),
          otherNames: await selectOtherNames(tx, id),
          sources: await listSources(tx, [...new Set(establishments.map((one) => one.source))]),
        },
      };
    },
    { readOnly: true },
  );
}

/** Id and name of a firm as they are now, whatever id it is asked by. */
export function readEnterpriseName(ctx: Context, id: string): Promise<{ id: string; name: string }> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const enterprise = await findEnterprise(tx, await resolveId(tx, id));
      if (enterprise === null) throw new DomainError('notFound', 'registry.enterprise');
      return { id: enterprise.id, name: enterprise.name };
    },
    { readOnly: true },
  );
}

export function listRegisterPlaces(ctx: Context) {
  return ctx.db.withActor(ctx, listPlaces, { readOnly: true });
}

export function readRegisterSize(ctx: Context) {
  return ctx.db.withActor(ctx, (tx) => keepFigures(tx, 'size', countRegister), { readOnly: true });
}

/** The registers that were imported, with how many records of each are shown. */
export function listRegisterSources(ctx: Context) {
  return ctx.db.withActor(
    ctx,
    async (tx) =>
      (await keepFigures(tx, 'sources', countSources)).map((source) => ({
        name: source.title,
        href: null,
        provider: source.publisher,
        onAsOf: /^\d{4}-\d{2}-\d{2}$/.test(source.as_of) ? source.as_of : null,
        records: source.records,
        licence: source.licence,
      })),
    { readOnly: true },
  );
}
