import { type FileHandle, open } from 'node:fs/promises';
import { refuse } from '../command/faults.ts';

const windowBytes = 64 * 1024;

/** Reads anywhere inside one file and refuses to reach outside it, whatever the file says of itself. */
export class BoundedFile {
  private windowStart = 0;
  private window = Buffer.alloc(0);

  constructor(
    readonly path: string,
    readonly size: number,
    private readonly handle: FileHandle,
  ) {}

  /** What is given is good until the next call. */
  async bytes(offset: number, length: number, what: string): Promise<Buffer> {
    this.mustHold(offset, length, what);
    if (length > windowBytes) {
      const whole = Buffer.allocUnsafe(length);
      await this.into(whole, offset, length, what);
      return whole;
    }
    const isInside = offset >= this.windowStart && offset + length <= this.windowStart + this.window.length;
    if (!isInside) {
      const fresh = Buffer.allocUnsafe(Math.min(windowBytes, this.size - offset));
      await this.into(fresh, offset, fresh.length, what);
      this.window = fresh;
      this.windowStart = offset;
    }
    return this.window.subarray(offset - this.windowStart, offset - this.windowStart + length);
  }

  async into(target: Buffer, offset: number, length: number, what: string): Promise<void> {
    this.mustHold(offset, length, what);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.handle.read(target, done, length - done, offset + done);
      if (bytesRead === 0) refuseTruncated(this.path, what);
      done += bytesRead;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** Throws unless these bytes are inside the file. */
  mustHold(offset: number, length: number, what: string): void {
    const isSound = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
    if (!isSound || offset + length > this.size) refuseTruncated(this.path, what);
  }
}

export async function openBounded(path: string): Promise<BoundedFile> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return new BoundedFile(path, size, handle);
}

export async function withFile<Result>(path: string, use: (file: BoundedFile) => Promise<Result>): Promise<Result> {
  const file = await openBounded(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

export function refuseTruncated(path: string, what: string): never {
  refuse(path, {
    code: 'truncated',
    message: `the file ends before ${what} does`,
    remedy: 'copy or download it again; it is not whole',
  });
}
