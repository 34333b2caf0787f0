import type { Context } from '../../../../platform/context.ts';
import { addDays } from '../../../../platform/days.ts';
import { internet, type Network } from '../files/askAddress.ts';
import { programmeAddresses } from '../rules/programmeAddresses.ts';
import { insertRun, keepCheck, selectLastRun } from '../store/links.ts';
import { type Checked, checkAddress } from './checkAddress.ts';
import { listProgrammes } from './readProgrammes.ts';

const mostAddresses = 300;
const atOnce = 4;
const daysBetween = 7;

export interface LinkRun {
  addresses: number;
  answered: number;
}

/**
 * Asks the addresses of what is on the shelf; null where that was done within a week and nobody asked for it. Where not one of them
 * answers, the machine has no connection, and nothing is said of any.
 */
export async function checkLinks(
  ctx: Context,
  { isAsked, network = internet }: { isAsked: boolean; network?: Network },
): Promise<LinkRun | null> {
  const last = await ctx.db.withActor(ctx, selectLastRun, { readOnly: true });
  const isRecent = last !== null && last.answered > 0 && last.ranOn > addDays(ctx.today, -daysBetween);
  if (isRecent && !isAsked) return null;
  const programmes = await listProgrammes(ctx, { shelf: 'live', state: 'published' });
  const named = programmes.map(({ id, programme }) => ({ id, urls: programmeAddresses(programme) }));
  const urls = [...new Set(named.flatMap((one) => one.urls))].slice(0, mostAddresses);
  const found = await askAll(ctx, urls, network);
  const run = { addresses: urls.length, answered: [...found.values()].filter(({ code }) => code !== null).length };
  await ctx.db.withActor(ctx, async (tx) => {
    await insertRun(tx, { ranOn: ctx.today, ...run });
    if (run.answered === 0) return;
    for (const { id, urls: own } of named)
      for (const url of own) {
        const checked = found.get(url);
        if (checked !== undefined) await keepCheck(tx, { programmeId: id, url, checkedOn: ctx.today, ...checked });
      }
  });
  return run;
}

/** A few at once, so that no server and no line is pressed. */
async function askAll(ctx: Context, urls: readonly string[], network: Network): Promise<Map<string, Checked>> {
  const found = new Map<string, Checked>();
  const waiting = [...urls];
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      ctx.signal?.throwIfAborted();
      found.set(url, await checkAddress(url, network));
      ctx.progress?.(found.size, urls.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}
