import path from 'node:path';
import v8 from 'node:v8';
import { z } from 'zod';
import { isEconomyCode } from '../../codes/index.ts';
import { isAllowed } from '../../platform/auth/permissions.ts';
import { type CommandOutcome, defineServiceCommand, type Fault, InputFaults } from '../../platform/command/define.ts';
import type { Context } from '../../platform/context.ts';
import { DomainError } from '../../platform/errors.ts';
import { duplicatesCommands } from './duplicates/commands.ts';
import { findMapping } from './mapping/services/findMapping.ts';
import { mappingSchema, type Receipt, receiptSchema, undoReceiptSchema } from './model.ts';
import { compareNamesCommand } from './names/commands.ts';
import { importFile } from './services/importFile.ts';
import { readMappingFile } from './services/readMapping.ts';
import { findEconomyOfImport, undoImport } from './services/undoImport.ts';

const importCommand = defineServiceCommand({
  group: 'registry',
  verb: 'import',
  summary: 'Reads a register of firms, checks every row, and applies it whole or not at all',
  arguments: ['FILE'],
  options: [
    { name: 'preset', value: 'NAME', summary: 'how the columns are to be understood, by a name that is known here' },
    { name: 'mapping', value: 'M.json', summary: 'the same, by a file of your own' },
    { name: 'economy', value: 'ISO3', summary: 'the economy whose firms these are' },
    { name: 'encoding', value: 'NAME', summary: 'the text encoding, where it is not found by itself' },
    { name: 'delimiter', value: 'CHARACTER', summary: 'the separator of cells, where it is not found by itself' },
    { name: 'sheet', value: 'NAME', summary: 'of a workbook: the name or number of the sheet; the first by default' },
    { name: 'dry-run', value: null, summary: 'check and count, apply nothing' },
    { name: 'skip-rejected', value: null, summary: 'apply the sound rows although others are rejected' },
  ],
  schema: {
    input: mappingSchema,
    output: receiptSchema,
    example: 'toolroom registry import examples/registry-import/firms.csv --preset generic --economy XDM --dry-run',
  },
  async run({ files, options }, ctx): Promise<CommandOutcome> {
    const file = files[0] as string;
    if (typeof options.economy !== 'string' || !isEconomyCode(options.economy)) {
      throw usage(
        '--economy',
        'the economy is missing or not known',
        'give its three-letter code, such as --economy TWN',
      );
    }
    if ((options.preset === undefined) === (options.mapping === undefined)) {
      throw usage(
        '--preset',
        'the meaning of the columns is not stated, or stated twice',
        'give --preset NAME or --mapping M.json',
      );
    }
    const mapping =
      typeof options.preset === 'string'
        ? await findMapping(ctx, options.preset)
        : readMappingFile(options.mapping as string);
    refuseUnlessImporter(ctx);
    keepHeapSmall();
    const { receipt, accepted } = await importFile(
      ctx,
      {
        path: file,
        fileName: path.basename(file),
        mapping,
        encoding: options.encoding as string | undefined,
        delimiter: options.delimiter as string | undefined,
        sheet: options.sheet as string | undefined,
      },
      { dryRun: options['dry-run'] === true, skipRejected: options['skip-rejected'] === true },
    );
    if (accepted) return { output: receipt };
    throw new InputFaults(faultsOf(file, receipt), `${JSON.stringify(receipt, null, 2)}\n`);
  },
});

/** One for each rejection of the receipt, and a count of those that it does not list. */
function faultsOf(file: string, receipt: Receipt): Fault[] {
  const listed = receipt.rejected.map(({ row, column, code, message }) => {
    const cut = message.lastIndexOf('; ');
    return { file, row, column, code, message: message.slice(0, cut), remedy: message.slice(cut + 2) };
  });
  const more = receipt.faultCount - listed.length;
  if (more === 0) return listed;
  const message = `${more} more ${more === 1 ? 'fault is' : 'faults are'} not listed`;
  return [
    ...listed,
    { file, row: null, column: null, code: 'more', message, remedy: 'mend those above and run again' },
  ];
}

/** A process that reads a million rows would let four times what it needs lie about before it clears up. */
function keepHeapSmall(): void {
  v8.setFlagsFromString('--heap-growing-percent=50');
}

function refuseUnlessImporter({ actor }: Context): void {
  if (!isAllowed(actor, 'registry.import')) throw new DomainError('notAllowed', 'registry.import.notAllowed');
}

const undoCommand = defineServiceCommand({
  group: 'registry',
  verb: 'undo',
  summary: 'Takes an applied import back, unless somebody has built on it since',
  arguments: ['IMPORT_ID'],
  options: [],
  schema: {
    input: null,
    output: undoReceiptSchema,
    example: 'toolroom registry undo 0190d1a4-0000-4000-8000-000000000000',
  },
  async run({ files }, ctx): Promise<CommandOutcome> {
    const importId = files[0] as string;
    refuseUnlessImporter(ctx);
    if (!z.uuid().safeParse(importId).success) {
      throw usage(importId, 'this is no import id', 'copy the importId of the receipt');
    }
    const economy = await findEconomyOfImport(ctx, importId);
    if (economy === null) throw usage(importId, 'there is no import of this id', 'copy the importId of the receipt');
    const outcome = await undoImport({ ...ctx, economy }, importId);
    return { output: outcome.receipt, exitCode: outcome.kind === 'refused' ? 3 : 0 };
  },
});

function usage(file: string, message: string, remedy: string): InputFaults {
  return new InputFaults([{ file, row: null, column: null, code: 'usage', message, remedy }]);
}

export const registryCommands = [importCommand, undoCommand, compareNamesCommand, ...duplicatesCommands];
