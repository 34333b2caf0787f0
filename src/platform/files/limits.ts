const megabyte = 1024 * 1024;

/** What a reader accepts before it stops; each limit has a fault that names it. */
export interface FileLimits {
  /** Characters of one cell. */
  cell: number;
  /** Characters of one record. */
  record: number;
  columns: number;
  /** Bytes that a compressed file may grow to. */
  inflatedBytes: number;
  /** Growth at which a compressed file is refused, once it has given more than `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
}

export const defaultLimits: FileLimits = {
  cell: megabyte,
  record: 8 * megabyte,
  columns: 10_000,
  inflatedBytes: 4096 * megabyte,
  ratio: 200,
  ratioFromBytes: 64 * megabyte,
};
