import type { Context } from '../../../../platform/context.ts';
import type { Theme } from '../model.ts';
import { type Comparison, comparePlaces, type Indicator, type PlaceValue } from '../rules/comparePlaces.ts';
import { deriveIndicators } from '../rules/deriveIndicators.ts';
import { type PlaceFileRow, selectCurrentFile, selectIndicators, selectValues } from '../store/indicators.ts';
import { selectRegisterShape, selectRegisterState } from '../store/register.ts';
import { keptAnswers } from './keptAnswers.ts';

export interface StatedIndicators {
  /** Changes whenever the numbers do. */
  version: string;
  /** Null where the numbers come from the register itself. */
  file: PlaceFileRow | null;
  indicators: readonly Indicator[];
  values: readonly PlaceValue[];
}

const contents = keptAnswers<Pick<StatedIndicators, 'indicators' | 'values'>>(8);
const comparisons = keptAnswers<Comparison>(24);

/** The indicators that count: those of the latest file that was kept, or, before there is one, what the register tells of its places. */
export function readIndicators(ctx: Context): Promise<StatedIndicators> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const file = await selectCurrentFile(tx);
      if (file !== null) {
        const read = async () => ({
          indicators: await selectIndicators(tx, file.id),
          values: await selectValues(tx, file.id),
        });
        return { version: file.id, file, ...(await contents(`${ctx.economy} ${file.id}`, read)) };
      }
      const state = await selectRegisterState(tx);
      if (state === null) return { version: 'none', file, indicators: [], values: [] };
      const version = `register ${state.id}`;
      const derive = async () =>
        deriveIndicators(await selectRegisterShape(tx, state.id), state.knownOn, (part) =>
          ctx.t(`clusters.places.derived.${part}`),
        );
      return { version, file, ...(await contents(`${ctx.economy} ${version}`, derive)) };
    },
    { readOnly: true },
  );
}

/** Worked out once for each state of the indicators and order of themes. */
export const compareStated = (ctx: Context, stated: StatedIndicators, order: readonly Theme[]): Promise<Comparison> =>
  comparisons(`${ctx.economy} ${stated.version} ${order.join(',')}`, async () =>
    comparePlaces(stated.indicators, stated.values, order),
  );
