import { type IsicEntry, isicChildren, isicEntry, isicParent } from '../../../../codes/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { everything, type KeptRegister, readCounts } from '../../services/readCounts.ts';
import { searchIsic } from '../rules/searchIsic.ts';
import { type LinkedCode, selectLeadingTo } from '../store.ts';

export interface CountedIndustry {
  code: string;
  title: string;
  level: IsicEntry['level'];
  /** Establishments of the register under it. */
  establishments: number;
}

const mostFound = 60;
const mostLinked = 200;

/** Industries by words or code, each with how many establishments the register holds. */
export function findIndustries(ctx: Context, query: string): Promise<CountedIndustry[]> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const { counts } = await readCounts(tx, ctx.today);
      const entries = query.trim() === '' ? sections() : searchIsic(query, mostFound);
      return entries.map((entry) => counted(entry, counts));
    },
    { readOnly: true },
  );
}

const sections = () => 'ABCDEFGHIJKLMNOPQRSTU'.split('').map((code) => isicEntry(code) as IsicEntry);

const counted = ({ code, title, level }: IsicEntry, counts: KeptRegister['counts']): CountedIndustry => ({
  code,
  title,
  level,
  establishments: counts.total({ ...everything, isic: [code] }),
});

export interface IndustryRecord {
  entry: CountedIndustry;
  above: CountedIndustry[];
  below: CountedIndustry[];
  linked: LinkedCode[];
}

/** One industry: what holds it, what it holds, and codes of other classifications that lead to it. */
export function readIndustry(ctx: Context, code: string): Promise<IndustryRecord> {
  const entry = isicEntry(code);
  if (entry === null) throw new DomainError('notFound', 'registry.industry');
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const { counts } = await readCounts(tx, ctx.today);
      const above: IsicEntry[] = [];
      for (let one = isicParent(code); one !== null; one = isicParent(one.code)) above.unshift(one);
      const linked = entry.level === 'section' ? [] : await selectLeadingTo(tx, 'ISIC4', code, mostLinked);
      return {
        entry: counted(entry, counts),
        above: above.map((one) => counted(one, counts)),
        below: isicChildren(code).map((one) => counted(one, counts)),
        linked,
      };
    },
    { readOnly: true },
  );
}
