import path from 'node:path';
import { z } from 'zod';
import { isEconomyCode } from '../../codes/index.ts';
import { type Command, defineAnalysis, defineServiceCommand } from '../../platform/command/define.ts';
import { refuse } from '../../platform/command/faults.ts';
import { writeCsv } from '../../platform/files/index.ts';
import { eventFileSchema, timetableOutput } from './analyses/eventFile.ts';
import { measureTiers } from './analyses/measureTiers.ts';
import { planEvent } from './analyses/planEvent.ts';
import { exportTenders } from './services/exportTenders.ts';
import { importTenders } from './services/importTenders.ts';
import { tenderReceiptSchema } from './services/tenderReceipt.ts';

const timetable = defineAnalysis({
  group: 'linkages',
  verb: 'timetable',
  summary: 'Plans who meets whom when and at which table, with a bound on what any plan could reach.',
  arguments: ['EVENT.json'],
  options: [],
  schema: {
    input: eventFileSchema,
    output: timetableOutput,
    example: 'toolroom linkages timetable examples/linkages-timetable/event.json',
  },
  async run({ files, seed, seedGiven, format }, environment) {
    const output = await planEvent(files[0] as string, seedGiven ? seed : null, environment);
    if (format !== 'csv') return { output };
    const rows = output.meetings.map(({ a, b, slot, table }) => [a, b, slot, table]);
    return { output: writeCsv(['a', 'b', 'slot', 'table'], rows) };
  },
});

const tierRow = z.strictObject({ enterprise: z.string(), tier: z.int(), paths: z.int() });

const tiers = defineAnalysis({
  group: 'linkages',
  verb: 'tiers',
  summary: 'Finds the tiers of a supply chain below its lead, and by how many ways each firm sells to it.',
  arguments: ['FILE'],
  options: [{ name: 'lead', value: 'ID', summary: 'the firm at the head of the chain' }],
  schema: {
    input: null,
    output: z.array(tierRow),
    example: 'toolroom linkages tiers examples/linkages-tiers/relations.csv --lead assembler --format json',
  },
  async run({ files, options, format }, environment) {
    const { lead } = options;
    if (typeof lead !== 'string' || lead === '')
      refuse('--lead', { code: 'usage', message: 'the lead is missing', remedy: 'name the firm with --lead ID' });
    const rows = await measureTiers(files[0] as string, lead, environment);
    if (format === 'json') return { output: rows };
    const header = ['enterprise', 'tier', 'paths'];
    return {
      output: writeCsv(
        header,
        rows.map(({ enterprise, tier, paths }) => [enterprise, tier, paths]),
      ),
    };
  },
});

const tenders = defineServiceCommand({
  group: 'linkages',
  verb: 'tenders',
  summary: 'Reads tenders by the Open Contracting Data Standard 1.1 (import FILE), or writes them all (export).',
  arguments: ['import|export', 'FILE?'],
  options: [
    { name: 'economy', value: 'ISO3', summary: 'the economy whose tenders these are' },
    { name: 'ocid', value: 'OCID', summary: 'export this contracting process alone' },
  ],
  schema: {
    input: null,
    output: z.union([tenderReceiptSchema, z.looseObject({ version: z.string(), releases: z.array(z.unknown()) })]),
    example: 'toolroom linkages tenders import examples/linkages-tenders/package.json --economy XDM',
  },
  async run({ files: [action, file], options: { economy, ocid } }, ctx) {
    if (economy !== undefined && !(typeof economy === 'string' && isEconomyCode(economy)))
      usage('--economy', 'the economy is not known', 'give its three-letter code, such as --economy AUS');
    if (action === 'export' && file === undefined)
      return { output: await exportTenders(ctx, (ocid as string) ?? null) };
    if (action !== 'import' || file === undefined || ocid !== undefined)
      usage('-', 'say import FILE, or export [--ocid OCID]', 'see: toolroom linkages tenders --help');
    return { output: await importTenders(ctx, { path: file, fileName: path.basename(file) }) };
  },
});

function usage(file: string, message: string, remedy: string): never {
  refuse(file, { code: 'usage', message, remedy });
}

export const linkagesCommands: readonly Command[] = [timetable, tiers, tenders];
