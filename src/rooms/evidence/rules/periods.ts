const periodText = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** A year (2025), a half (2025-H1), a quarter (2025-Q3) or a month (2025-07). */
export const isPeriod = (text: string): boolean => periodText.test(text);

/** Last day of a period. */
export function lastDayOf(period: string): string {
  const { year, months, index } = partsOf(period);
  const month = (index + 1) * months;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${days}`;
}

/** Months that a period lasts. */
export const monthsOf = (period: string): number => partsOf(period).months;

/** Place of a period among all of its length: one more is the next. */
export function orderOf(period: string): number {
  const { year, months, index } = partsOf(period);
  return year * (12 / months) + index;
}

/** The period, as long as `like`, in which a day lies. */
export function periodOfDay(day: string, like: string): string {
  const months = monthsOf(like);
  const year = day.slice(0, 4);
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / months);
  if (months === 12) return year;
  if (months === 6) return `${year}-H${index + 1}`;
  return months === 3 ? `${year}-Q${index + 1}` : day.slice(0, 7);
}

function partsOf(period: string): { year: number; months: number; index: number } {
  const found = periodText.exec(period);
  if (found === null) throw new RangeError(`no period: ${period}`);
  const [, year, half, quarter, month] = found;
  if (half !== undefined) return { year: Number(year), months: 6, index: Number(half) - 1 };
  if (quarter !== undefined) return { year: Number(year), months: 3, index: Number(quarter) - 1 };
  if (month !== undefined) return { year: Number(year), months: 1, index: Number(month) - 1 };
  return { year: Number(year), months: 12, index: 0 };
}
