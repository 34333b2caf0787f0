import type { Transaction } from '../../../platform/context.ts';
import { selectConcordances, selectEntries } from '../classifications/store.ts';
import type { Mapping } from '../model.ts';
import type { Concordance } from '../rules/concordance.ts';
import { buildLoadedConcordance } from '../rules/loadedConcordance.ts';
import { readConcordance } from './readMapping.ts';

/**
 * The mapping with the loaded tables by which its industries are converted, where it names no table of ours: kept with the
 * import, so that its records are read again by the same ones, whatever is loaded since.
 */
export async function nameLoadedConcordances(tx: Transaction, mapping: Mapping): Promise<Mapping> {
  const { loadedConcordances: _, ...own } = mapping;
  const schemes = new Set(own.columns.industries.map(({ scheme }) => scheme));
  if (own.concordance !== undefined || schemes.size === 0) return own;
  const loaded = (await selectConcordances(tx)).filter(
    ({ fromScheme, toScheme }) => toScheme === 'ISIC4' && schemes.has(fromScheme),
  );
  if (loaded.length === 0) return own;
  return { ...own, loadedConcordances: Object.fromEntries(loaded.map(({ fromScheme, id }) => [fromScheme, id])) };
}

/** By what an import converts its industries: a table of the catalogue, or those that were loaded when its file was read. */
export async function openConcordance(tx: Transaction, mapping: Mapping): Promise<Concordance> {
  const named = Object.entries(mapping.loadedConcordances ?? {});
  if (mapping.concordance !== undefined || named.length === 0) return readConcordance(mapping);
  const tables = new Map<string, Awaited<ReturnType<typeof selectEntries>>>();
  for (const [scheme, id] of named) tables.set(scheme, await selectEntries(tx, id));
  return buildLoadedConcordance(tables);
}
