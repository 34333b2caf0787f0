export interface RecordVersion {
  importId: string;
  rowNumber: number;
  source: string;
  establishmentId: string;
  header: readonly string[];
  cells: readonly string[];
  appliedAt: string;
}

export interface CellChange {
  column: string;
  before: string;
  after: string;
}

/** What one version of a record says otherwise than the version before it, by the names of the columns. */
export function changesBetween(before: RecordVersion, after: RecordVersion): CellChange[] {
  const cellsOf = (one: RecordVersion) => new Map(one.header.map((column, at) => [column, one.cells[at] ?? '']));
  const old = cellsOf(before);
  const now = cellsOf(after);
  return [...new Set([...after.header, ...before.header])]
    .map((column) => ({ column, before: old.get(column) ?? '', after: now.get(column) ?? '' }))
    .filter((change) => change.before !== change.after);
}

/** Versions of each establishment, each beside what it changed; the newest first. */
export function withChanges(
  versions: readonly RecordVersion[],
): { version: RecordVersion; changes: CellChange[] | null }[] {
  const oldestFirst = [...versions].sort((a, b) =>
    a.appliedAt < b.appliedAt ? -1 : a.appliedAt > b.appliedAt ? 1 : 0,
  );
  const last = new Map<string, RecordVersion>();
  return oldestFirst
    .map((version) => {
      const before = last.get(version.establishmentId);
      last.set(version.establishmentId, version);
      return { version, changes: before === undefined ? null : changesBetween(before, version) };
    })
    .reverse();
}
