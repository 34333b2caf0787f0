import { type Bitmap, type Criterion, emptyBitmap, type Screening } from '../../../../kernels/criteria/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import type { Programme } from '../../catalogue/rules/programme.ts';
import { ruleOfProgramme } from '../../catalogue/rules/ruleOfProgramme.ts';
import { moneyInstruments } from '../../matching/rules/freshness.ts';
import { type Dimension, dimensionsOf, everyFirm } from '../rules/dimensions.ts';
import { FirmCollector } from '../rules/FirmCollector.ts';
import type { FirmIds } from '../rules/FirmIds.ts';
import { FirmTableScreener } from '../rules/FirmTableScreener.ts';
import { firmColumns } from '../rules/firmColumns.ts';
import { type Only, readClusterMembers, readInapplicable, readPlants, readStatements } from '../store/firms.ts';

/** Every firm of the economy with all that the reader may know of it, by name. */
export interface FirmTable {
  size: number;
  everyone: Bitmap;
  ids: FirmIds;
  /** By all that is known. */
  screener: FirmTableScreener;
  /** By what is young enough to decide about money. */
  moneyScreener: FirmTableScreener;
  dimensions: readonly Dimension[];
  /** What codes of clusters stand for. */
  clusterNames: ReadonlyMap<string, string>;
  /** The day on which everything was known that is in it. */
  today: string;
  loadedAt: Date;
  /** Something has changed since; the firms are being read anew. */
  isBehind: boolean;
}

const longest = 300_000;

interface Wanted {
  /** Firms to read; null for all. */
  only?: Only;
  /** Told how many firms have been read. */
  onRead?: (firms: number) => void;
}

/** Reads all firms in one pass; the reader’s own rights decide what is seen of them. */
export async function loadFirmTable(ctx: Context, { only = null, onRead = () => {} }: Wanted = {}): Promise<FirmTable> {
  const places = await listRegisterPlaces(ctx);
  const collector = new FirmCollector(ctx.today);
  const read = (tx: Transaction) => collect(ctx, tx, collector, { only, onRead });
  const clusters = await ctx.db.withActor(ctx, read, { statementTimeoutMs: longest });
  const { ids } = collector;
  const { all, fresh } = firmColumns(collector, new Map(places.map(({ code, parentCode }) => [code, parentCode])));
  return {
    size: ids.size,
    everyone: everyFirm(ids.size),
    ids,
    screener: new FirmTableScreener(ids.size, all),
    moneyScreener: new FirmTableScreener(ids.size, fresh),
    dimensions: dimensionsOf(all, clusters.rows, ids.size),
    clusterNames: clusters.names,
    today: ctx.today,
    loadedAt: ctx.now(),
    isBehind: false,
  };
}

interface Clusters {
  rows: Map<string, number[]>;
  names: Map<string, string>;
}

async function collect(
  ctx: Context,
  tx: Transaction,
  collector: FirmCollector,
  { only, onRead }: Required<Wanted>,
): Promise<Clusters> {
  for await (const rows of readPlants(tx, only)) {
    for (const [enterpriseId, employees, since, placeCode, kind, asOf, isicCodes, isNumbered] of rows)
      collector.addPlant({ enterpriseId, employees, since, placeCode, kind, asOf, isicCodes, isNumbered });
    onRead(collector.ids.size);
  }
  const listener = { today: ctx.today, now: ctx.now(), ownKind: ownKindOf(ctx) };
  for await (const rows of readStatements(tx, listener, only))
    for (const [fact, enterpriseId, value, kind, at, observedOn] of rows)
      collector.addStatement({ fact, enterpriseId, value, kind, at, observedOn });
  for await (const rows of readInapplicable(tx))
    for (const [enterpriseId, fact, saidOn] of rows) collector.addInapplicable(enterpriseId, fact, saidOn);
  const clusters: Clusters = { rows: new Map(), names: new Map() };
  for await (const rows of readClusterMembers(tx, ctx.today))
    for (const [body, name, enterpriseId] of rows) {
      const row = collector.ids.rowOf(enterpriseId);
      clusters.names.set(body, name);
      if (row >= 0) clusters.rows.set(body, [...(clusters.rows.get(body) ?? []), row]);
    }
  const detail = { firms: collector.ids.size };
  if (only === null) await recordAudit(tx, { verb: 'programmes.reach.load', subject: 'firms', detail });
  return clusters;
}

/** The one that decides as matching would about a programme of this kind. */
export const screenerFor = ({ screener, moneyScreener }: FirmTable, { instrument }: Pick<Programme, 'instrument'>) =>
  moneyInstruments.has(instrument) ? moneyScreener : screener;

type Ruled = Parameters<typeof ruleOfProgramme>[0] & Pick<Programme, 'instrument'>;

/**
 * A programme by its rule of the day, or by other criteria in its place, over all firms. A rule that has no limit yet on the day decides
 * nothing.
 */
export function screenFirms(table: FirmTable, programme: Ruled, criteria?: Criterion): Screening {
  const screener = screenerFor(table, programme);
  const ruled = criteria === undefined ? programme : { ...programme, criteria };
  try {
    return screener.screen(ruleOfProgramme(ruled, table.today));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { size, everyone } = table;
    const counts = { eligible: 0, ineligible: 0, unknown: size };
    return { size, eligible: emptyBitmap(size), unknown: everyone, counts, inexact: [] };
  }
}

/** What the agency itself says is a correction, its advisers’ word a visit: as `readProfile` hears them. */
export function ownKindOf({ actor }: Context): 'correction' | 'visit' | 'upload' {
  if (isAllowed(actor, 'registry.review')) return 'correction';
  return isAllowed(actor, 'programmes.readCases') ? 'visit' : 'upload';
}
