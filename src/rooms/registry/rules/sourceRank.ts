import type { SourceKind } from '../mapping/model.ts';

const ranks: Readonly<Record<SourceKind, number>> = { claim: 4, register: 3, visit: 2, upload: 1 };

/** Who is believed before whom: a checked claim before a register, a register before a visit, a visit before an upload. */
export function sourceRank(kind: SourceKind | undefined): number {
  return ranks[kind ?? 'register'];
}
