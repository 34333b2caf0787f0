import { FaultList, refuse } from '../command/faults.ts';
import { readContent } from './bytes.ts';
import { type Delimiter, delimiters, detectDelimiter, findDelimiter } from './delimiter.ts';
import { detectEncoding, type Sample } from './detectEncoding.ts';
import { decodeSample, type EncodingName, encodingNames, findEncoding } from './encodings.ts';
import { readHeader } from './header.ts';
import { defaultLimits, type FileLimits } from './limits.ts';
import { readRecords } from './readRecords.ts';
import { readTextColumns, showText } from './showText.ts';
import type { OpenOptions, Table } from './table.ts';

export interface TextLayout {
  encoding: EncodingName;
  /** Bytes of the byte order mark. */
  markBytes: number;
  delimiter: Delimiter;
}

export function openCsv(path: string, sample: Sample, options: OpenOptions): Table {
  const limits: FileLimits = { ...defaultLimits, ...options.limits };
  const layout = findLayout(path, sample, options);
  const header = readHeader(path, decodeFrom(sample.head, layout), sample.headIsWhole, layout, limits);
  let settle: Parameters<ConstructorParameters<typeof Promise<Awaited<Table['identity']>>>[0]>[0];
  const identity: Table['identity'] = new Promise((resolve) => {
    settle = resolve;
  });
  const records = async function* () {
    const faults = new FaultList(path);
    const content = readContent(path, limits, (found) => settle(found));
    yield* readRecords({ path, content, layout, header, limits, faults, onRowFault: options.onRowFault });
    faults.throwIfAny();
  };
  const source = { path, header, records };
  return {
    format: 'csv',
    encoding: layout.encoding,
    delimiter: layout.delimiter,
    header,
    records,
    show: (request) => showText(source, request),
    columns: (request) => readTextColumns(source, request),
    identity,
  };
}

function findLayout(path: string, sample: Sample, options: OpenOptions): TextLayout {
  const found = detectEncoding(sample);
  const encoding =
    options.encoding === undefined ? found.encoding : namedEncoding(path, options.encoding, found.encoding);
  const markBytes = encoding === found.encoding ? found.markBytes : 0;
  refuseBinary(path, sample.head, encoding);
  const text = decodeFrom(sample.head, { encoding, markBytes }).slice(0, 64 * 1024);
  const delimiter =
    options.delimiter === undefined
      ? detectDelimiter(text, sample.headIsWhole && text.length < 64 * 1024)
      : namedDelimiter(path, options.delimiter);
  return { encoding, markBytes, delimiter };
}

function decodeFrom(head: Buffer, { encoding, markBytes }: Pick<TextLayout, 'encoding' | 'markBytes'>): string {
  return decodeSample(head.subarray(markBytes), encoding);
}

/** `UTF-16` without a side means the side that the bytes show. */
function namedEncoding(path: string, spelling: string, detected: EncodingName): EncodingName {
  if (/^utf-?16$/i.test(spelling) && detected === 'UTF-16BE') return detected;
  const named = findEncoding(spelling);
  if (named !== null) return named;
  refuse(path, {
    code: 'unknownEncoding',
    message: `there is no encoding named "${spelling}" here`,
    remedy: `use one of ${encodingNames.join(', ')}`,
  });
}

function namedDelimiter(path: string, spelling: string): Delimiter {
  const named = findDelimiter(spelling);
  if (named !== null) return named;
  const known = delimiters.map((delimiter) => (delimiter === '\t' ? 'tab' : delimiter)).join(' ');
  refuse(path, {
    code: 'unknownDelimiter',
    message: `"${spelling}" is not a delimiter here`,
    remedy: `use one of ${known}`,
  });
}

function refuseBinary(path: string, head: Buffer, encoding: EncodingName): void {
  if (encoding.startsWith('UTF-16')) return;
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls += 1;
  if (controls <= Math.max(8, head.length * 0.1)) return;
  refuse(path, {
    code: 'notATable',
    message: 'this is binary content, not a table of delimited text',
    remedy: 'open it in the program that made it, save it as CSV and give that file',
  });
}
