import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Encodings by their registered names, each with the label that decodes it and the spellings that people use. */
const table = [
  { name: 'UTF-8', label: 'utf-8', aliases: ['utf8', 'ascii', 'usascii'] },
  { name: 'UTF-16LE', label: 'utf-16le', aliases: ['utf16le', 'utf16', 'unicode', 'ucs2'] },
  { name: 'UTF-16BE', label: 'utf-16be', aliases: ['utf16be'] },
  { name: 'GB18030', label: 'gb18030', aliases: ['gbk', 'gb2312', 'cp936', 'windows936'] },
  { name: 'Big5', label: 'big5', aliases: ['cp950', 'windows950', 'big5hkscs'] },
  { name: 'EUC-KR', label: 'cp949', aliases: ['cp949', 'windows949', 'uhc', 'ksc5601'] },
  { name: 'Shift_JIS', label: 'shift_jis', aliases: ['sjis', 'cp932', 'windows932', 'windows31j', 'ms932'] },
  { name: 'TIS-620', label: 'windows-874', aliases: ['windows874', 'cp874', 'iso885911', 'tis620'] },
  { name: 'windows-1250', label: 'windows-1250', aliases: ['cp1250'] },
  { name: 'windows-1251', label: 'windows-1251', aliases: ['cp1251'] },
  { name: 'windows-1252', label: 'windows-1252', aliases: ['cp1252', 'latin1', 'iso88591', 'ansi'] },
  { name: 'windows-1253', label: 'windows-1253', aliases: ['cp1253'] },
  { name: 'windows-1254', label: 'windows-1254', aliases: ['cp1254'] },
  { name: 'windows-1255', label: 'windows-1255', aliases: ['cp1255'] },
  { name: 'windows-1256', label: 'windows-1256', aliases: ['cp1256'] },
  { name: 'windows-1257', label: 'windows-1257', aliases: ['cp1257'] },
  { name: 'windows-1258', label: 'windows-1258', aliases: ['cp1258'] },
] as const;

export type EncodingName = (typeof table)[number]['name'];

export const encodingNames: readonly EncodingName[] = table.map((entry) => entry.name);

export function findEncoding(spelling: string): EncodingName | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(spelling);
  const found = table.find(({ name, aliases }) => plain(name) === wanted || aliases.some((alias) => alias === wanted));
  return found?.name ?? null;
}

export interface TextStream {
  /** The text of the next bytes; bytes that the encoding does not have become U+FFFD. */
  write(bytes: Buffer): string;
  end(): string;
  /** True once some bytes were not of this encoding. */
  broken: boolean;
}

export function openTextStream(encoding: EncodingName): TextStream {
  if (encoding === 'UTF-8') return openUtf8Stream();
  const decode = openDecoder(table.find(({ name }) => name === encoding)!.label);
  const watch = (text: string) => {
    if (!stream.broken && text.includes('\uFFFD')) stream.broken = true;
    return text;
  };
  const stream: TextStream = {
    broken: false,
    write: (bytes) => watch(decode.write(bytes)),
    end: () => watch(decode.end()),
  };
  return stream;
}

/** Node's own decoder where it is right: Node 20 reads windows-1252 as Latin-1, and drops bytes of Korean beyond KS X 1001. */
function openDecoder(label: string): { write: (bytes: Buffer) => string; end: () => string } {
  if (label.startsWith('windows-') || label === 'cp949') {
    const decoder = iconv.getDecoder(label);
    return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Valid UTF-8 may itself hold U+FFFD, so bytes are checked before they are decoded. */
function openUtf8Stream(): TextStream {
  let rest = Buffer.alloc(0);
  const decode = (bytes: Buffer) => {
    if (!stream.broken && !isUtf8(bytes)) stream.broken = true;
    return bytes.toString('utf8');
  };
  const stream: TextStream = {
    broken: false,
    write(bytes) {
      const whole = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      const cut = findIncompleteEnd(whole);
      rest = Buffer.from(whole.subarray(cut));
      return decode(whole.subarray(0, cut));
    },
    end: () => decode(rest),
  };
  return stream;
}

/** Where the last character that may be incomplete begins. */
export function findIncompleteEnd(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

export function decodeSample(bytes: Buffer, encoding: EncodingName): string {
  return openTextStream(encoding).write(bytes);
}
