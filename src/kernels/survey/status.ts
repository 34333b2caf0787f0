/** What became of an estimate. Only `ok` has a variance; `replicateLost`: in some replicate weights it can't be computed. */
export const estimateStatus = { ok: 0, empty: 1, lonelyPsu: 2, undefined: 3, replicateLost: 4 } as const;
