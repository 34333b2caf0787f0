const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** Ids of firms by their place in a table, packed: an object a firm would need several times the memory. */
export class FirmIds {
  private bytes = Buffer.alloc(64 * 1024);
  private starts = new Uint32Array(1024);
  private slots: Int32Array | null = null;
  size = 0;

  add(id: string): void {
    const from = this.starts[this.size] as number;
    const length = Buffer.byteLength(id);
    if (from + length > this.bytes.length) this.bytes = Buffer.concat([this.bytes], (from + length) * 2);
    if (this.size + 2 > this.starts.length) {
      const longer = new Uint32Array(this.starts.length * 2);
      longer.set(this.starts);
      this.starts = longer;
    }
    this.bytes.write(id, from);
    this.size += 1;
    this.starts[this.size] = from + length;
    this.slots = null;
  }

  idAt(row: number): string {
    return this.bytes.toString('utf8', this.starts[row], this.starts[row + 1]);
  }

  /** −1 where the id is not among them. */
  rowOf(id: string): number {
    this.slots ??= this.hashed();
    const wanted = Buffer.from(id);
    for (let slot = this.slotOf(wanted, 0, wanted.length); ; slot = (slot + 1) & (this.slots.length - 1)) {
      const row = (this.slots[slot] as number) - 1;
      if (row < 0 || this.isAt(row, wanted)) return row;
    }
  }

  private isAt(row: number, wanted: Buffer): boolean {
    const [from, to] = [this.starts[row] as number, this.starts[row + 1] as number];
    return to - from === wanted.length && this.bytes.compare(wanted, 0, wanted.length, from, to) === 0;
  }

  private hashed(): Int32Array {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(this.size * 2 + 2)));
    for (let row = 0; row < this.size; row += 1) {
      let slot = this.slotOf(this.bytes, this.starts[row] as number, this.starts[row + 1] as number);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = row + 1;
    }
    return this.slots;
  }

  /** FNV-1a (Fowler, Noll, Vo). */
  private slotOf(bytes: Buffer, from: number, to: number): number {
    let hash = offsetBasis;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), prime);
    return (hash ^ (hash >>> 15)) & ((this.slots as Int32Array).length - 1);
  }
}
