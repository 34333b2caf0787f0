import { isUtf8 } from 'node:buffer';
import { type EncodingName, openTextStream } from '../encodings.ts';
import type { DtaVariable } from './model.ts';
import type { RowChunk } from './readNumbers.ts';

/** Null where the bytes are not of the encoding. */
export type DecodeText = (bytes: Buffer) => string | null;

export function textDecoder(encoding: EncodingName): DecodeText {
  if (encoding === 'UTF-8') return (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : null);
  return (bytes) => {
    const stream = openTextStream(encoding);
    const text = stream.write(bytes) + stream.end();
    return stream.broken ? null : text;
  };
}

/** Names and labels: Stata cuts long ones at a byte, so that a last character may be half. */
export function lenientDecoder(encoding: EncodingName): (bytes: Buffer) => string {
  return (bytes) => {
    const stream = openTextStream(encoding);
    return stream.write(bytes) + stream.end();
  };
}

/** Goes down one text variable of fixed width: text ends at its first NUL. */
export function eachText(
  chunk: RowChunk,
  { offset, width }: DtaVariable,
  decode: DecodeText,
  put: (index: number, text: string | null) => void,
): void {
  const { bytes, rows, rowBytes } = chunk;
  for (let row = 0, start = offset; row < rows; row += 1, start += rowBytes) {
    const limit = start + width;
    let end = start;
    let seen = 0;
    for (; end < limit; end += 1) {
      const byte = bytes[end]!;
      if (byte === 0) break;
      seen |= byte;
    }
    if (end === start) put(row, '');
    else put(row, seen < 0x80 ? bytes.toString('latin1', start, end) : decode(bytes.subarray(start, end)));
  }
}

/** Whether every text of one variable in these rows is UTF-8. */
export function isUtf8Throughout(chunk: RowChunk, variable: DtaVariable): boolean {
  let isSound = true;
  eachText(chunk, variable, textDecoder('UTF-8'), (_, text) => {
    if (text === null) isSound = false;
  });
  return isSound;
}
