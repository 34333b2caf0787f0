/** Counts of codes; those of nothing are left out. */
export class Tally {
  private readonly byCode = new Map<string, number>();

  add(code: string | null, count: number): void {
    if (code !== null && code !== '' && count > 0) this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
  }

  /** Largest first. */
  list(): { code: string; count: number }[] {
    return [...this.byCode]
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}
