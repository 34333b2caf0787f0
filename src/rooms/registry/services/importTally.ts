import type { Fault } from '../../../platform/command/define.ts';
import type { Rejection, StagedRecord, StatedPlace } from '../model.ts';
import type { ImportPlace } from '../store/imports.ts';
import type { RepeatedKey } from '../store/staging.ts';

/** Rejections that are kept and shown; the rest are counted. */
export const mostRejections = 1000;

/** What is counted while a file is read: rows, faults, things worth knowing, places. */
export class ImportTally {
  rows = 0;
  rejectedRows = 0;
  faults = 0;
  readonly notes: Record<string, number> = {
    withoutPlace: 0,
    withoutPoint: 0,
    withoutIndustry: 0,
    withoutEnterpriseNumber: 0,
    doubtfulConversion: 0,
  };
  readonly places = new Map<string, ImportPlace>();
  private readonly rejections: Rejection[] = [];

  /** A record with cells that can't be taken. */
  reject(rejections: readonly Rejection[], cells?: readonly string[]): void {
    this.rows += 1;
    this.rejectedRows += 1;
    for (const [i, rejection] of rejections.entries())
      this.keep(
        i === 0 && cells !== undefined && this.hasRoom ? { ...rejection, raw: JSON.stringify(cells) } : rejection,
      );
  }

  /** A record that could not even be taken apart into cells. */
  rejectRow({ row, column, code, message, remedy }: Fault): void {
    this.reject([{ row, column, code, message, remedy }]);
  }

  /** Records that were counted as sound until their key was met again. */
  rejectRepeated({ count, listed }: { count: number; listed: readonly RepeatedKey[] }, column: string): void {
    this.rejectedRows += count;
    this.faults += count - listed.length;
    for (const { key, row, first, raw } of listed) {
      const message = `the key ${key} stands in row ${first} already`;
      this.keep({ row, column, code: 'repeatedKey', message, remedy: 'keep one record for each key', raw });
    }
  }

  see(record: StagedRecord): void {
    this.rows += 1;
    if (record.place === null) this.count('withoutPlace');
    else this.keepPlace(record.place);
    if (record.longitude === null) this.count('withoutPoint');
    const { classifications } = record.industries;
    if (classifications.length === 0) this.count('withoutIndustry');
    else if (classifications.some(({ certainty }) => certainty === 'doubtful')) this.count('doubtfulConversion');
    if (record.enterpriseNumber === null) this.count('withoutEnterpriseNumber');
  }

  /** In the order of rows, at most a thousand. */
  listed(): Rejection[] {
    return this.rejections.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, mostRejections);
  }

  /** Repeated keys come last and belong among the others by row: room for both, cut when listed. */
  private get hasRoom(): boolean {
    return this.rejections.length < 2 * mostRejections;
  }

  private keep(rejection: Rejection): void {
    this.faults += 1;
    if (this.hasRoom) this.rejections.push(rejection);
  }

  private count(note: string): void {
    this.notes[note] = (this.notes[note] ?? 0) + 1;
  }

  private keepPlace(place: StatedPlace): void {
    const { code, name, nameLocal, parentCode } = place;
    if (this.places.has(code)) return;
    this.places.set(code, { code, level: 'town', name, nameLocal, parentCode });
    if (parentCode !== null && !this.places.has(parentCode)) {
      const { parentName, parentNameLocal } = place;
      const level = 'county';
      this.places.set(parentCode, {
        code: parentCode,
        level,
        name: parentName ?? parentCode,
        nameLocal: parentNameLocal,
        parentCode: null,
      });
    }
  }
}
