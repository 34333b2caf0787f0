import type { Context, Transaction } from '../../../../platform/context.ts';
import type { ComparedFirm, FirmCells } from '../model.ts';
import { cellsOf } from '../rules/firmCells.ts';
import { countFirms, type FirmRow, selectFirms, selectFirmsById } from '../store/firms.ts';

const pageSize = 5_000;

/** All firms of the economy by what the register says of them in public, in the order of their ids. */
export async function readFirms(ctx: Context, onPage: (done: number, total: number) => void): Promise<ComparedFirm[]> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const total = await countFirms(tx);
      const firms: ComparedFirm[] = [];
      for (;;) {
        const page = await selectFirms(tx, firms.at(-1)?.id ?? '', pageSize);
        firms.push(...page.map(firmOf));
        onPage(firms.length, total);
        if (page.length < pageSize) return firms;
      }
    },
    { readOnly: true, statementTimeoutMs: 0 },
  );
}

/** What would be compared of some firms now. */
export async function readCells(tx: Transaction, ids: readonly string[]): Promise<Map<string, FirmCells>> {
  return new Map((await selectFirmsById(tx, ids)).map((row) => [row.id, firmOf(row).cells]));
}

function firmOf(row: FirmRow): ComparedFirm {
  const stated = row.stated ?? [];
  const cells = cellsOf({
    name: row.name,
    establishmentNames: row.names,
    statedNames: stated.flatMap(({ names }) => names?.map(({ text }) => text) ?? []),
    addresses: row.addresses,
    placeNames: row.placeNames,
    villages: row.villages,
    points: row.points,
    isicCodes: row.isicCodes?.split(' ') ?? [],
    websites: stated.flatMap(({ website }) => website ?? []),
    since: row.since,
    numbers: [...(row.numbers ?? []), ...stated.flatMap(({ identifiers }) => identifiers ?? [])],
  });
  return { id: row.id, cells, establishments: row.establishments, places: [...new Set(row.places)] };
}
