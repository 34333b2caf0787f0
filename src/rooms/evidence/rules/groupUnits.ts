import type { GuardRail } from '../model.ts';
import { meanOf } from './applicants.ts';

/** A group that applied as one, with the firms for which it did. */
export interface GroupApplying {
  application: string;
  submittedAt: string;
  assigned: boolean;
  firms: readonly string[];
}

export interface GroupUnits {
  /** Firms by application: of a firm that several groups brought, only the group that applied first has it. */
  firms: ReadonlyMap<string, readonly string[]>;
  /** Firms in all, each once. */
  count: number;
  /** Firms that are also in a group whose luck was the other. */
  mixed: number;
}

/**
 * Which firms stand for which group. The list of the day of application holds for ever: who leaves is followed with its group, who joins is not, and a firm
 * of two groups goes with the one that applied first. All of it was settled before the draw, so that chance alone still parts the groups.
 */
export function groupUnits(groups: readonly GroupApplying[]): GroupUnits {
  const inOrder = [...groups].sort((a, b) =>
    a.submittedAt === b.submittedAt ? (a.application < b.application ? -1 : 1) : a.submittedAt < b.submittedAt ? -1 : 1,
  );
  const luck = new Map<string, boolean>();
  const mixed = new Set<string>();
  const firms = new Map<string, string[]>();
  for (const { application, assigned, firms: all } of inOrder) {
    const own: string[] = [];
    for (const firm of new Set(all)) {
      const before = luck.get(firm);
      if (before === undefined) own.push(firm);
      else if (before !== assigned) mixed.add(firm);
      luck.set(firm, before ?? assigned);
    }
    firms.set(application, own);
  }
  return { firms, count: luck.size, mixed: mixed.size };
}

/** A group's value: the mean of those of its firms that are known, so that a group counts once however many firms it has. Null where none is. */
export const valueOfGroup = (firms: readonly string[], lookUp: (firm: string) => number | undefined): number | null =>
  meanOf(
    firms.flatMap((firm) => {
      const value = lookUp(firm);
      return value === undefined ? [] : [value];
    }),
  );

/** Says what the unit is, and how far firms in two groups blur it. */
export function groupRail({ count, mixed, firms }: GroupUnits): GuardRail {
  const share = count === 0 ? 0 : Math.round((100 * mixed) / count);
  const level = share >= 25 ? 'serious' : share >= 5 ? 'caution' : 'good';
  return { key: 'groupUnit', level, values: { groups: firms.size, firms: count, share } };
}

/** After the draw: groups applied before their firms were written down, so that nobody can be followed. */
export const isWithoutFirms = ({ count }: GroupUnits, drawn: boolean): boolean => drawn && count === 0;
