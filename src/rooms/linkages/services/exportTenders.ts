import { economyName, isEconomyCode } from '../../../codes/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { writePackage } from '../rules/ocds/writePackage.ts';
import { findTender, listReleases, selectTenders } from '../store/tenders.ts';

/** Every release of an economy's tenders, or of one of them, as a release package of OCDS 1.1. */
export function exportTenders(ctx: Context, ocid: string | null): Promise<string> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      if (ocid !== null && (await findTender(tx, ocid)) === null) throw new DomainError('notFound', 'linkages.tender');
      const releases = await listReleases(tx, ocid === null ? null : [ocid]);
      if (releases.length === 0) throw new DomainError('notFound', 'linkages.tenders.none');
      const everything = { text: '', buyer: null, stage: null, from: null, to: null };
      const { rows } = await selectTenders(tx, everything, { limit: 100_000, offset: 0 });
      const included = rows.filter((row) => ocid === null || row.ocid === ocid);
      const publishers = new Set(included.map(({ publisher }) => publisher));
      const licences = new Set(included.map(({ licence }) => licence));
      const head = {
        uri: `urn:toolroom:tenders:${ctx.economy}${ocid === null ? '' : `:${encodeURIComponent(ocid)}`}`,
        publisher: publishers.size === 1 ? [...publishers][0]! : `Toolroom, ${nameOf(ctx.economy)}`,
        licence: licences.size === 1 ? [...licences][0]! : null,
        publishedAt: ctx.now().toISOString(),
      };
      return writePackage(
        head,
        releases.map(({ raw }) => raw),
      );
    },
    { readOnly: true },
  );
}

const nameOf = (economy: string) => (isEconomyCode(economy) ? economyName(economy, 'common') : economy);
