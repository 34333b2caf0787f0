/** A bar on a terminal, a plain line every ten per cent otherwise; always on standard error. */
export function progressLine(quiet: boolean): {
  report: (done: number, total: number | null, what?: string) => void;
  end: () => void;
} {
  if (quiet) return { report() {}, end() {} };
  const terminal = process.stderr.isTTY === true;
  let drawn = false;
  let lastTenth = -1;
  let lastStage: string | undefined;
  let lastDrawn = 0;
  return {
    report(done, total, what) {
      const share = total === null || total <= 0 ? null : Math.min(1, done / total);
      if (terminal) {
        const now = performance.now();
        if (now - lastDrawn < 100 && share !== 1) return;
        lastDrawn = now;
        process.stderr.write(`\r\u001b[K${bar(share)} ${what ?? ''}`);
        drawn = true;
        return;
      }
      const tenth = share === null ? -1 : Math.floor(share * 10);
      const stage = stageOf(what);
      if (stage === lastStage && tenth <= lastTenth) return;
      lastStage = stage;
      lastTenth = tenth;
      process.stderr.write(`${what ?? 'working'}${share === null ? '' : `: ${Math.round(share * 100)}%`}\n`);
    },
    end() {
      if (drawn) process.stderr.write('\r\u001b[K');
      drawn = false;
    },
  };
}

/** What is being done, without the numbers that change while it is. */
function stageOf(what: string | undefined): string {
  return (what ?? '').replaceAll(/[\d\p{Zs},.]+/gu, ' ');
}

function bar(share: number | null): string {
  if (share === null) return '[ … ]';
  const width = 24;
  const full = Math.round(share * width);
  return `[${'█'.repeat(full)}${'·'.repeat(width - full)}] ${String(Math.round(share * 100)).padStart(3)}%`;
}
