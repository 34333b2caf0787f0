import { isUtf8 } from 'node:buffer';
import { readContent } from './bytes.ts';
import { type EncodingName, findIncompleteEnd } from './encodings.ts';
import { guessLegacyEncoding } from './legacyEncodings.ts';
import type { FileLimits } from './limits.ts';

/** The first bytes of the content, and the first stretch that has something to tell encodings apart by. */
export interface Sample {
  head: Buffer;
  telling: Buffer;
  headIsWhole: boolean;
}

const headBytes = 256 * 1024;

/** Reads until the head is full and bytes beyond ASCII have been seen: a long file may keep them for its end. */
export async function takeSample(path: string, limits: FileLimits): Promise<Sample> {
  const parts: Buffer[] = [];
  let length = 0;
  let overlap: Buffer = Buffer.alloc(0);
  for await (const chunk of readContent(path, limits)) {
    if (length < headBytes) {
      parts.push(chunk);
      length += chunk.length;
      if (length < headBytes) continue;
      const head = Buffer.concat(parts);
      if (!isAscii(head)) return { head, telling: head, headIsWhole: false };
    } else if (!isAscii(chunk)) {
      return { head: Buffer.concat(parts), telling: Buffer.concat([overlap, chunk]), headIsWhole: false };
    }
    overlap = chunk.subarray(-4096);
  }
  const head = Buffer.concat(parts);
  return { head, telling: head, headIsWhole: length < headBytes };
}

function isAscii(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at]! >= 0x80) return false;
  return true;
}

export function detectEncoding({ head, telling }: Sample): { encoding: EncodingName; markBytes: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'UTF-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'UTF-16LE', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'UTF-16BE', markBytes: 2 };
  const wide = guessUtf16(head);
  if (wide) return { encoding: wide, markBytes: 0 };
  if (isUtf8Sample(telling)) return { encoding: 'UTF-8', markBytes: 0 };
  return { encoding: guessLegacyEncoding(telling), markBytes: 0 };
}

/** Valid but for a character that the end of the sample cuts. */
function isUtf8Sample(sample: Buffer): boolean {
  return isUtf8(sample.subarray(0, findIncompleteEnd(sample)));
}

/** Without a mark: ASCII letters and line ends leave zeros at every second byte, on one side only. */
function guessUtf16(head: Buffer): EncodingName | null {
  const pairs = Math.floor(head.length / 2);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0 && head[at + 1]! !== 0) evenZeros += 1;
    if (head[at] !== 0 && head[at + 1] === 0) oddZeros += 1;
  }
  const fewest = Math.max(2, pairs * 0.02);
  if (oddZeros >= fewest && evenZeros <= oddZeros / 4) return 'UTF-16LE';
  if (evenZeros >= fewest && oddZeros <= evenZeros / 4) return 'UTF-16BE';
  return null;
}
