import type { Transaction } from '../../../platform/context.ts';
import { boxAround, kilometres } from '../rules/distance.ts';
import { middleOf } from '../rules/registerCounts.ts';
import { findByName, leastLookedAt } from '../store/search.ts';
import { countFound } from './countFound.ts';
import type { KeptRegister } from './readCounts.ts';
import type { FoundRows } from './searchEnterprises.ts';
import { type Asked, filterOf, pageOf } from './searchFilter.ts';

/** Half the width of a square, in degrees. */
const halfWidth = 0.0125;
/** Half the diagonal of a square, and a little. */
const halfSquare = 2.1;

/** What stands in a circle or box: the nearest squares of the map that hold as much as is looked at, and those alone are read. */
export async function searchNear(
  tx: Transaction,
  register: KeptRegister,
  asked: Asked,
  counted: boolean,
): Promise<FoundRows> {
  const { circle } = asked;
  const box = asked.box ?? (circle === null ? null : boxAround(circle.longitude, circle.latitude, circle.km));
  const within = register.counts.squaresOf(asked.choice).flatMap(([square, count]) => {
    if (square < 0 || box === null) return [];
    const [longitude, latitude] = middleOf(square);
    if (longitude < box[0] - 0.013 || longitude > box[2] + 0.013) return [];
    if (latitude < box[1] - 0.013 || latitude > box[3] + 0.013) return [];
    const km = circle === null ? 0 : kilometres([circle.longitude, circle.latitude], [longitude, latitude]);
    // A square at the edge of a box may hold a thousand plants and none of them inside: it is no reason to stop looking.
    const isCut =
      circle === null &&
      (longitude - halfWidth < box[0] ||
        longitude + halfWidth > box[2] ||
        latitude - halfWidth < box[1] ||
        latitude + halfWidth > box[3]);
    return circle === null || km <= circle.km + halfSquare ? [{ square, count: isCut ? 0 : count, km }] : [];
  });
  within.sort((a, b) => a.km - b.km || a.square - b.square);
  const page = pageOf(asked);
  const most = Math.max(leastLookedAt, page.limit);
  const squares: number[] = [];
  let held = 0;
  for (const { square, count } of within) {
    if (held > most) break;
    squares.push(square);
    held += count;
  }
  const filter = { ...filterOf(asked, register), squares };
  const sort = asked.sort === 'relevance' && circle !== null ? 'distance' : asked.sort;
  const found = await findByName(tx, filter, { ...page, sort, counted });
  const overview = await countFound(tx, register, { ...asked, squares }, found, counted);
  return { ...overview, hasMore: found.hasMore || squares.length < within.length, hits: found.hits };
}
