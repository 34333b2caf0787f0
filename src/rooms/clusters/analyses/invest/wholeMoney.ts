/** A decimal as whole units of 10^-places; null where it is none, or has more than nine places. */
export function readDecimal(text: string): { units: bigint; places: number } | null {
  const match = /^([+-]?)(\d{0,15})(?:\.(\d{0,9}))?$/.exec(text);
  if (match === null || `${match[2]}${match[3] ?? ''}` === '') return null;
  const part = match[3] ?? '';
  const units = BigInt(`${match[2]}${part}`);
  return { units: match[1] === '-' ? -units : units, places: part.length };
}

/** Decimal strings as whole numbers of one unit, and back, without rounding. */
export class WholeMoney {
  private constructor(
    private readonly places: number,
    private readonly currency: string | null,
  ) {}

  /** In the finest unit of any of these; what is no decimal is passed over. */
  static of(texts: readonly string[], currency: string | null): WholeMoney {
    const places = texts.reduce((most, text) => Math.max(most, readDecimal(text)?.places ?? 0), 0);
    return new WholeMoney(places, currency);
  }

  /** Infinity where the sum would be beyond what is counted exactly. */
  toUnits(text: string): number {
    const read = readDecimal(text);
    if (read === null) return Number.NaN;
    const units = Number(read.units * 10n ** BigInt(this.places - read.places));
    return Number.isSafeInteger(units) ? units : Number.POSITIVE_INFINITY;
  }

  /** Parts of a unit are cut off. */
  toMoney(units: number): { amount: string; currency: string | null } {
    const digits = String(BigInt(Math.floor(units + 1e-6))).padStart(this.places + 1, '0');
    const whole = digits.slice(0, digits.length - this.places);
    const amount = this.places === 0 ? whole : `${whole}.${digits.slice(digits.length - this.places)}`;
    return { amount, currency: this.currency };
  }
}
