import { refuse } from '../../command/faults.ts';
import { type BoundedFile, refuseTruncated, withFile } from '../boundedFile.ts';
import { type EncodingName, encodingNames, findEncoding } from '../encodings.ts';
import { checkNames } from '../header.ts';
import { identityOf } from '../identity.ts';
import type { OpenOptions, Table } from '../table.ts';
import { findEncodingOfDta } from './findEncoding.ts';
import type { DtaFile, DtaLayout, DtaVariable } from './model.ts';
import { readDtaColumns } from './readDtaColumns.ts';
import { readDtaRecords } from './readDtaRecords.ts';
import { readOldLayout } from './readOldLayout.ts';
import { readTaggedLayout } from './readTaggedLayout.ts';
import { lenientDecoder } from './readText.ts';
import { showDta } from './showDta.ts';

/** A Stata file as a table: whatever its head says of itself has been checked against its size before anything is read by it. */
export async function openDta(path: string, options: OpenOptions): Promise<Table> {
  const dta = await withFile(path, (file) => readDta(file, options));
  const header = dta.variables.map(({ name }) => name);
  checkNames(path, header);
  return {
    format: 'dta',
    encoding: dta.encoding,
    delimiter: null,
    header,
    records: (only) => readDtaRecords(dta, options, only),
    show: (request) => showDta(dta, options, request),
    columns: (request) => readDtaColumns(dta, options, request),
    get identity() {
      return identityOf(path);
    },
  };
}

async function readDta(file: BoundedFile, options: OpenOptions): Promise<DtaFile> {
  const isTagged = (await file.bytes(0, 1, 'its head'))[0] === 0x3c;
  const layout = await (isTagged ? readTaggedLayout(file) : readOldLayout(file));
  refuseUnlessWhole(file, layout);
  const encoding =
    options.encoding === undefined ? await findEncodingOfDta(file, layout) : namedEncoding(file.path, options.encoding);
  return { ...layout, path: file.path, encoding, variables: nameVariables(layout, encoding) };
}

function refuseUnlessWhole(file: BoundedFile, { variables, rowCount, rowBytes, dataStart }: DtaLayout): void {
  if (variables.length === 0)
    refuse(file.path, { code: 'empty', message: 'the file has no variables', remedy: 'give a file with at least one' });
  if (dataStart + rowCount * rowBytes <= file.size) return;
  const room = Math.max(0, Math.floor((file.size - dataStart) / rowBytes));
  refuseTruncated(file.path, `the ${rowCount} rows that its head speaks of (it has room for ${room})`);
}

function nameVariables({ variables }: DtaLayout, encoding: EncodingName): DtaVariable[] {
  const decode = lenientDecoder(encoding);
  return variables.map((raw) => ({
    ...raw,
    name: decode(raw.name),
    label: raw.label.length === 0 ? null : decode(raw.label),
    labelSet: decode(raw.labelSet),
  }));
}

function namedEncoding(path: string, spelling: string): EncodingName {
  const named = findEncoding(spelling);
  if (named !== null && !named.startsWith('UTF-16')) return named;
  refuse(path, {
    code: 'unknownEncoding',
    message: `"${spelling}" is not an encoding that a Stata file can have`,
    remedy: `use one of ${encodingNames.filter((name) => !name.startsWith('UTF-16')).join(', ')}`,
  });
}
