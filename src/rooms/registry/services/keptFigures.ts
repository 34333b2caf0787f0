import type { Transaction } from '../../../platform/context.ts';
import { readState } from '../store/counts.ts';

const kept = new Map<string, { state: string; figures: unknown }>();

/** Figures of the whole register, counted once for each state of it: no import, undo or merge came between. */
export async function keepFigures<Figures>(
  tx: Transaction,
  name: string,
  read: (tx: Transaction) => Promise<Figures>,
): Promise<Figures> {
  const key = `${tx.economy} ${name}`;
  const state = await readState(tx);
  const known = kept.get(key);
  if (state !== null && known?.state === state) return known.figures as Figures;
  const figures = await read(tx);
  if (state !== null) kept.set(key, { state, figures });
  return figures;
}
