import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { countFirms, selectState } from '../store/firms.ts';
import { type FirmTable, loadFirmTable, ownKindOf } from './loadFirmTable.ts';

/** How far the firms have been read, where that takes a while. */
export interface Reading {
  state: 'reading' | 'failed';
  read: number;
  of: number;
}

interface Load {
  /** What the register was like when it began. */
  state: string;
  read: number;
  of: number;
  hasFailed: boolean;
  isCounted: Promise<void>;
  /** Ends, and never throws. */
  isOver: Promise<void>;
}

interface Kept {
  table: FirmTable | null;
  /** What the register was like when the table was read. */
  state: string;
  load: Load | null;
  idle: NodeJS.Timeout | null;
}

interface Options {
  load?: typeof loadFirmTable;
  /** So long nobody asks before what screening remembers is forgotten. */
  idleMs?: number;
}

/** A table of a million firms takes some 100 MB, and up to as much again for what screening remembers. */
const mostKept = 2;
/** Of a large register, that changes all the time, no new reading begins sooner. */
const leastApartMs = 60_000;

/** The firms as they are known now, for each kind of reader; requests that come together share one reading. */
export class FirmTables {
  /** Registers of fewer firms are read while the reader waits. */
  waitsBelow = 100_000;
  private readonly kept = new Map<string, Kept>();
  private readonly load: typeof loadFirmTable;
  private readonly idleMs: number;

  constructor({ load = loadFirmTable, idleMs = 5 * 60_000 }: Options = {}) {
    this.load = load;
    this.idleMs = idleMs;
  }

  /** Null where the firms can be had at once, or almost. A failure is told once; who asks again begins anew. */
  async progress(ctx: Context): Promise<Reading | null> {
    const { one } = await this.current(ctx);
    const { load } = one;
    if (load === null) return null;
    await load.isCounted;
    if (load.of < this.waitsBelow) await load.isOver;
    const { read, of } = load;
    if (load.hasFailed) {
      if (one.load === load) one.load = null;
      return { state: 'failed', read, of };
    }
    return one.table === null || one.table.today !== ctx.today ? { state: 'reading', read, of } : null;
  }

  /** Read anew where the register, facts or the day have changed since; of a large register the last of the day while that goes on. */
  async read(ctx: Context): Promise<FirmTable> {
    for (;;) {
      const { one, isFresh } = await this.current(ctx);
      const { table, load } = one;
      if (table !== null && isFresh) return table;
      if (table !== null && this.maySuffice(ctx, table)) return { ...table, isBehind: true };
      if (load === null) continue;
      await load.isOver;
      if (load.hasFailed) {
        if (one.load === load) one.load = null;
        throw new Error('readFirmTable: the firms could not be read');
      }
      if (one.table !== null && one.table.today === ctx.today) return one.table;
    }
  }

  private async current(ctx: Context): Promise<{ one: Kept; isFresh: boolean }> {
    const state = `${ctx.today} ${await ctx.db.withActor(ctx, selectState, { readOnly: true })}`;
    const key = keyOf(ctx);
    const one = this.kept.get(key) ?? { table: null, state: '', load: null, idle: null };
    this.kept.delete(key);
    this.kept.set(key, one);
    for (const oldest of this.kept.keys()) if (this.kept.size > mostKept) this.kept.delete(oldest);
    this.forgetLater(one);
    const before = one.load;
    if (before !== null && before.state !== state) {
      await before.isCounted;
      if (before.of < this.waitsBelow) await before.isOver;
    }
    const isFresh = one.table !== null && one.state === state;
    if (!isFresh && one.load === null && !this.isRecent(ctx, one.table)) one.load = this.begin(ctx, one, state);
    return { one, isFresh };
  }

  private maySuffice = ({ today }: Context, table: FirmTable) => table.size >= this.waitsBelow && table.today === today;

  private isRecent(ctx: Context, table: FirmTable | null): boolean {
    if (table === null || !this.maySuffice(ctx, table)) return false;
    return ctx.now().getTime() - table.loadedAt.getTime() < leastApartMs;
  }

  private begin(ctx: Context, one: Kept, state: string): Load {
    const load: Load = {
      state,
      read: 0,
      of: 0,
      hasFailed: false,
      isCounted: Promise.resolve(),
      isOver: Promise.resolve(),
    };
    const fail = async (error: unknown) => {
      load.hasFailed = true;
      await tellFailure(ctx, error);
    };
    const count = async () => {
      load.of = await ctx.db.withActor(ctx, countFirms, { readOnly: true });
    };
    const counted = count();
    load.isCounted = counted.catch(() => {});
    load.isOver = counted
      .then(() => this.load(ctx, { onRead: (firms) => (load.read = firms) }))
      .then((table) => {
        one.table = table;
        one.state = state;
        if (one.load === load) one.load = null;
      })
      .catch(fail);
    return load;
  }

  private forgetLater(one: Kept): void {
    if (one.idle !== null) clearTimeout(one.idle);
    one.idle = setTimeout(() => {
      one.table?.screener.forget();
      one.table?.moneyScreener.forget();
    }, this.idleMs).unref();
  }
}

/** Whoever runs the portal finds the reason in the audit; where the database itself is away there is none. */
async function tellFailure(ctx: Context, error: unknown): Promise<void> {
  const detail = { reason: String(error).slice(0, 300) };
  const tell = ctx.db.withActor(ctx, (tx) =>
    recordAudit(tx, { verb: 'programmes.reach.loadFailed', subject: 'firms', detail }),
  );
  await tell.catch(() => {});
}

export const firmTables = new FirmTables();

export const readFirmTable = (ctx: Context): Promise<FirmTable> => firmTables.read(ctx);

/** Readers to whom row security shows the same, and whose own statements weigh the same. */
const keyOf = (ctx: Context) =>
  [databaseOf(ctx), ctx.economy, ctx.actor.organisationId, ownKindOf(ctx), readsAll(ctx) ? '' : ctx.actor.userId].join(
    ' ',
  );

const readsAll = ({ actor }: Context) =>
  actor.kind === 'operator' || actor.roles.some((role) => ['officer', 'adviser', 'administrator'].includes(role));

const numbers = new WeakMap<object, number>();
let databases = 0;

/** Two databases in one process are two registers. A request’s own `db` is one of a request; its queue is the portal’s. */
function databaseOf({ jobs }: Context): number {
  const known = numbers.get(jobs);
  if (known !== undefined) return known;
  databases += 1;
  numbers.set(jobs, databases);
  return databases;
}
