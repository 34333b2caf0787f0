/** `p50 1.2 ms, p95 3.4 ms, p99 5.6 ms` of times in milliseconds. */
export function writePercentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return [50, 95, 99].map((share) => `p${share} ${percentile(sorted, share).toFixed(1)} ms`).join(', ');
}

export const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)] as number;
