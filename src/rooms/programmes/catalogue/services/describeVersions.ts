import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { isUnpublished } from '../store/programmes.ts';
import type { ComparisonView, PublicVersions, VersionsView } from '../views/life.ts';
import { compareProgrammes } from './compareVersions.ts';
import { basisOf, saveDraftIn } from './publishProgramme.ts';
import { readNames } from './readNames.ts';
import { type KeptProgramme, listVersions } from './readProgrammes.ts';

/** Versions that the public page compares; older ones are in the file of each. */
const mostCompared = 20;

export async function describeVersions(ctx: Context, id: string): Promise<VersionsView> {
  const versions = await listVersions(ctx, id);
  const newest = newestOf(versions);
  return {
    id,
    title: newest.title,
    basedOn: basisOf(newest),
    hasDraft: isUnpublished(newest.state),
    versions: versions.map(shown),
  };
}

/** Two versions beside each other, the older as what was before, in whichever order they are named. */
export async function describeComparison(
  ctx: Context,
  id: string,
  wanted: { from: number | null; to: number | null },
): Promise<ComparisonView> {
  const versions = await listVersions(ctx, id);
  const newest = newestOf(versions);
  const find = (version: number) => {
    const found = versions.find((one) => one.version === version);
    if (found === undefined) throw new DomainError('notFound', 'catalogue.version');
    return found;
  };
  const last = find(wanted.to ?? newest.version);
  const first = find(wanted.from ?? Math.max(1, last.version - 1));
  const [from, to] = first.version <= last.version ? [first, last] : [last, first];
  const comparison = compareProgrammes(ctx, from.programme, to.programme, await readNames(ctx));
  return { id, title: newest.title, from: shown(from), to: shown(to), comparison };
}

/** What was on the shelf, newest first, each with what changed since the one before. */
export async function describePublicVersions(ctx: Context, id: string): Promise<PublicVersions> {
  const offered = (await listVersions(ctx, id)).filter(({ state }) => !isUnpublished(state));
  const newest = newestOf(offered);
  const names = await readNames(ctx);
  return {
    id,
    title: newest.title,
    versions: offered.slice(0, mostCompared).map((one, at) => {
      const before = offered[at + 1];
      const comparison = before === undefined ? null : compareProgrammes(ctx, before.programme, one.programme, names);
      return { ...shown(one), who: null, comparison };
    }),
  };
}

/** A way back: an older version becomes the draft, refused where one is there already. */
export async function restoreVersion(ctx: Context, id: string, version: number, basedOn: string): Promise<void> {
  const versions = await listVersions(ctx, id);
  if (isUnpublished(newestOf(versions).state)) throw new DomainError('conflict', 'catalogue.version.draftExists');
  const old = versions.find((one) => one.version === version);
  if (old === undefined) throw new DomainError('notFound', 'catalogue.version');
  await ctx.db.withActor(ctx, async (tx) => {
    await saveDraftIn(tx, ctx, old.programme, basedOn);
    await recordAudit(tx, { verb: 'programmes.programme.restore', subject: id, detail: { version } });
  });
}

function newestOf(versions: readonly KeptProgramme[]): KeptProgramme {
  const [newest] = versions;
  if (newest === undefined) throw new DomainError('notFound', 'catalogue.programme');
  return newest;
}

const shown = ({ version, state, isCurrent, publishedAt, publishedBy, createdAt, hash }: KeptProgramme) => ({
  version,
  state,
  isCurrent,
  on: (publishedAt ?? createdAt).toISOString().slice(0, 10),
  who: publishedBy,
  ruleHash: hash,
});
