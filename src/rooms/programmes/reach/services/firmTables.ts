import type { Context } from '../../../../platform/context.ts';
import { selectState } from '../store/firms.ts';
import { type FirmTable, loadFirmTable, ownKindOf } from './loadFirmTable.ts';

interface Kept {
  state: string;
  table: Promise<FirmTable>;
}

/** A table of a million firms takes some 200 MB. */
const mostKept = 2;
const kept = new Map<string, Kept>();

/** The firms as they are known now: read anew where the register, facts or the day have changed since. */
export async function readFirmTable(ctx: Context): Promise<FirmTable> {
  const state = `${ctx.today} ${await ctx.db.withActor(ctx, selectState, { readOnly: true })}`;
  const key = keyOf(ctx);
  const known = kept.get(key);
  kept.delete(key);
  const one = known?.state === state ? known : { state, table: loadFirmTable(ctx) };
  kept.set(key, one);
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  try {
    return await one.table;
  } catch (error) {
    if (kept.get(key) === one) kept.delete(key);
    throw error;
  }
}

/** Readers to whom row security shows the same, and whose own statements weigh the same. */
const keyOf = (ctx: Context) =>
  [databaseOf(ctx), ctx.economy, ctx.actor.organisationId, ownKindOf(ctx), readsAll(ctx) ? '' : ctx.actor.userId].join(
    ' ',
  );

const readsAll = ({ actor }: Context) =>
  actor.kind === 'operator' || actor.roles.some((role) => ['officer', 'adviser', 'administrator'].includes(role));

const numbers = new WeakMap<object, number>();
let databases = 0;

/** Two databases in one process are two registers. */
function databaseOf({ db }: Context): number {
  const known = numbers.get(db);
  if (known !== undefined) return known;
  databases += 1;
  numbers.set(db, databases);
  return databases;
}
