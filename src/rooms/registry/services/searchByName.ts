import { normaliseIdentifier } from '../../../codes/index.ts';
import type { Transaction } from '../../../platform/context.ts';
import { publicId } from '../rules/publicId.ts';
import { hashTerm } from '../rules/termHash.ts';
import { findByNumber, selectKeySchemes } from '../store/nameWords.ts';
import { findByName, type Page, type SearchFilter } from '../store/search.ts';
import { countFound } from './countFound.ts';
import { findSimilar } from './findSimilar.ts';
import type { KeptRegister } from './readCounts.ts';
import type { FoundRows } from './searchEnterprises.ts';
import { type Asked, commonPart, filterOf, pageOf } from './searchFilter.ts';

/** Where fewer hold what was typed, what is nearly so is found too. */
const few = 3;

export async function searchByName(
  tx: Transaction,
  register: KeptRegister,
  asked: Asked,
  counted: boolean,
): Promise<FoundRows> {
  const otherwise = await numberOf(tx, asked.text);
  const filter = { ...filterOf(asked, register, commonPart(register, asked.choice)), otherwise };
  const find = (page: Page) => findByName(tx, filter, { ...page, sort: asked.sort, counted });
  let found = await find(pageOf(asked));
  // What is nearly so comes after the few that hold what was typed, whatever page is asked for.
  if (found.total < few && asked.page > 1) found = await find({ limit: few, offset: 0 });
  const hits = found.hits.map((hit) =>
    otherwise?.ids.includes(hit.establishmentId) ? { ...hit, found: 'number' as const } : hit,
  );
  if (found.total >= few) {
    const overview = await countFound(tx, register, asked, found, counted);
    return { ...overview, hasMore: found.hasMore, hits };
  }
  return findSimilar(tx, register, asked, filter, { ...found, hits });
}

const numeric = /^[\p{L}\p{N}\s./_-]{4,40}$/u;

/** What bears the number that was typed, if it may be one. */
async function numberOf(tx: Transaction, text: string): Promise<SearchFilter['otherwise']> {
  const typed = text.trim();
  if (!numeric.test(typed) || !/\p{N}{3}/u.test(typed)) return null;
  const normal = normaliseIdentifier(typed);
  const numbers = [...new Set([typed, typed.toUpperCase(), normal])];
  const schemes = await selectKeySchemes(tx);
  const establishments = [
    ...numbers,
    ...schemes.flatMap((scheme) => numbers.map((number) => publicId(tx.economy, 'establishment', scheme, number))),
  ];
  return { ids: await findByNumber(tx, { numbers, establishments }), terms: [hashTerm(`=${normal}`)] };
}
