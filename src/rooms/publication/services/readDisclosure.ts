import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { confidentialityOf } from '../rules/sdmxRows.ts';
import { canReadCells, type KnownCell, readDecision, readKnownRelease } from '../store/beside.ts';
import { type DisclosureView, hidingReasons } from '../views/disclosure.ts';
import { readReleaseById } from './readReleases.ts';
import { sdmxOf } from './releaseFiles.ts';

const pageSize = 200;

/** A release as its publisher sees it: what is hidden, why, what can be told of it all the same, and what hiding costs. */
export async function readDisclosure(ctx: Context, id: string, page: number): Promise<DisclosureView> {
  const release = await readReleaseById(ctx, id);
  const { behind, decision } = await readBehind(ctx, id);
  const known = release.cells.map((cell, at) => ({ ...cell, ...behind[at]! }));
  const { topic, title, asOf, dimensions, totals, rules, hidden } = release;
  return {
    id,
    topic,
    title,
    asOf,
    dimensions,
    totals,
    rules,
    decision:
      decision === null
        ? null
        : {
            ...decision,
            cost: Object.entries(decision.cost).map(([quantity, sums]) => ({ quantity, ...sums })),
          },
    reasons: hidingReasons.flatMap((reason) => {
      const cells = known.filter(({ hiddenBy }) => reasonOf(hiddenBy) === reason).length;
      return cells === 0 ? [] : [{ reason, cells }];
    }),
    total: known.length,
    hidden,
    page,
    pageSize,
    cells: known.slice((page - 1) * pageSize, page * pageSize).map(({ key, status, contributors, ...cell }) => ({
      key,
      status,
      contributors,
      hiddenBy: reasonOf(cell.hiddenBy),
      told: toldOf(cell),
    })),
  };
}

/** SDMX-CSV with the letter of each cell's reason: for those who may know it. */
export async function sdmxWithReasons(ctx: Context, id: string): Promise<string> {
  const release = await readReleaseById(ctx, id);
  const { behind } = await readBehind(ctx, id);
  return sdmxOf(ctx.economy, release, (_, at) => confidentialityOf(reasonOf(behind[at]!.hiddenBy), release.rules));
}

function readBehind(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      if (!(await canReadCells(tx))) throw new DomainError('notAllowed', 'publication.preview');
      const release = await readKnownRelease(tx, id);
      if (release === null) throw new DomainError('notFound', 'publication.release');
      return { behind: release.behind, decision: await readDecision(tx, id) };
    },
    { readOnly: true },
  );
}

/** Releases of before say `given` of what was hidden because an earlier one hid it. */
const reasonOf = (hiddenBy: string | null) =>
  hidingReasons.find((reason) => reason === (hiddenBy === 'given' ? 'earlier' : hiddenBy)) ?? null;

const toldOf = ({ told, quantities }: Pick<KnownCell, 'told' | 'quantities'>) =>
  Object.entries(told ?? {}).flatMap(([quantity, { lower, upper, protection }]) => {
    const value = quantities?.[quantity]?.value;
    return value === undefined ? [] : [{ quantity, value, lower, upper, protection }];
  });
