/** Last day of a period: a year (2025), a half (2025-H1), a quarter (2025-Q3) or a month (2025-07). */
export function lastDayOf(period: string): string {
  const [year = '', part] = period.split('-');
  const month =
    part === undefined
      ? 12
      : part.startsWith('H')
        ? Number(part.slice(1)) * 6
        : part.startsWith('Q')
          ? Number(part.slice(1)) * 3
          : Number(part);
  const days = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${days}`;
}
