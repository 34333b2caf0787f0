import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArguments } from '../../src/cli/arguments.ts';
import { findCommand } from '../../src/cli/commands.ts';
import { exitCodeOf } from '../../src/cli/exitCodes.ts';
import { UsageError } from '../../src/cli/usageError.ts';
import { type Composition, compose, createLogger } from '../../src/compose.ts';
import { actorOfName, operatorActor } from '../../src/platform/auth/index.ts';
import { type CommandInput, InputFaults } from '../../src/platform/command/define.ts';
import { formatFault } from '../../src/platform/command/faults.ts';
import type { Actor, Context } from '../../src/platform/context.ts';
import { DomainError } from '../../src/platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../src/platform/testing/database.ts';
import type { Receipt, UndoReceipt } from '../../src/rooms/registry/model.ts';

export interface Ran {
  code: number;
  /** What stands on standard output, read as JSON; null where nothing does. */
  output: unknown;
  /** Lines on standard error. */
  faults: string[];
}

export interface RegisterDrill {
  database: TestDatabase;
  composition: Composition;
  /** Runs a command line as bin/toolroom does, on a database of its own. */
  run: (...words: string[]) => Promise<Ran>;
  import: (file: string, ...words: string[]) => Promise<Ran & { output: Receipt }>;
  undo: (importId: string) => Promise<Ran & { output: UndoReceipt }>;
  context: (actor?: Actor, economy?: string) => Context;
  /** Rows of every table of the register, and a sum of what is in them. */
  state: () => Promise<Record<string, string>>;
  query: <Row>(text: string, values?: unknown[]) => Promise<Row[]>;
  keep: (name: string, content: string | Buffer) => string;
  stop: () => Promise<void>;
}

/** What is shown of firms, and the records that it follows from. */
export const shownTables = [
  'source_record',
  'enterprise',
  'establishment',
  'identifier',
  'public_search',
  'import',
  'staged_record',
];
/** Differ from run to run although they say the same. */
const passing = ['recorded_at', 'version', 'created_at', 'applied_at', 'import_id', 'created_by_import'];

export async function openDrill({ economy = 'TWN' } = {}): Promise<RegisterDrill> {
  const database = await testDatabase({ as: 'app' });
  const composition = await compose({
    opened: database,
    role: 'app',
    baseUrl: 'http://localhost:3000',
    logger: createLogger('fatal'),
    environment: {},
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-drill-'));
  const context = (actor: Actor = operatorActor('drill'), of = economy) =>
    composition.contextFor({ actor, economy: of, requestId: 'drill', locale: 'en' });
  const query = <Row>(text: string, values: unknown[] = []) =>
    database.withConnection('admin', async (client) => (await client.query(text, values)).rows as Row[]);
  const run = (...words: string[]) => runWords(composition, economy, words);
  return {
    database,
    composition,
    context,
    query,
    run,
    import: (file, ...words) => run('registry', 'import', file, ...words) as Promise<Ran & { output: Receipt }>,
    undo: (importId) => run('registry', 'undo', importId) as Promise<Ran & { output: UndoReceipt }>,
    async state() {
      const state: Record<string, string> = {};
      for (const table of shownTables) {
        const [row] = await query<{ state: string }>(
          `SELECT count(*) || ' ' || md5(coalesce(string_agg(line, '|' ORDER BY line), '')) AS state
           FROM (SELECT (to_jsonb(t) - $1::text[])::text AS line FROM registry.${table} t) AS lines`,
          [passing],
        );
        state[table] = row?.state ?? '';
      }
      return state;
    },
    keep(name, content) {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true });
      await composition.queue.stop();
      await composition.auth.pool.end();
      await database.drop();
    },
  };
}

async function runWords(composition: Composition, economy: string, [group, verb, ...rest]: string[]): Promise<Ran> {
  try {
    const command = findCommand(group as string, verb as string);
    if (command?.kind !== 'service') throw new UsageError(`${group} ${verb} is no service command`);
    const { files, options } = parseArguments(rest, command);
    const actor = await actorOfName(composition.auth, (options.as as string | undefined) ?? 'operator');
    if (actor === null) throw new UsageError('there is no such user');
    const ctx = composition.contextFor({
      actor,
      economy: (options.economy as string | undefined) ?? economy,
      requestId: 'drill',
      locale: 'en',
    });
    const signal = new AbortController().signal;
    const input: CommandInput = {
      files,
      options,
      signal,
      spec: undefined,
      specFolder: '.',
      specFile: null,
      seed: 1,
      seedGiven: false,
      format: null,
    };
    const { output, exitCode } = await command.run(input, ctx, { progress() {}, note() {} });
    return { code: exitCode ?? 0, output, faults: [] };
  } catch (error) {
    if (error instanceof InputFaults) {
      const output = error.partialOutput === undefined ? null : JSON.parse(error.partialOutput);
      return { code: exitCodeOf(error), output, faults: error.faults.map(formatFault) };
    }
    if (error instanceof UsageError || error instanceof DomainError)
      return { code: exitCodeOf(error), output: null, faults: [error.message] };
    throw error;
  }
}

export const header =
  'reg_no,company_no,name,address,county,county_en,town_code,town,town_en,village,org_form,status,established,registered,' +
  'industry2,product3,industry4_egis,product_text,material_text,lon,lat,geo_precision';

export interface Plant {
  key: string;
  company?: string;
  name?: string;
  town?: string;
  industry?: string;
  product?: string;
  lon?: string;
  lat?: string;
  registered?: string;
  form?: string;
  [column: string]: string | undefined;
}

/** A line of a register of factories in the columns of the preset, sound unless told otherwise. */
export function plantLine(plant: Plant, delimiter = ','): string {
  return [
    plant.key,
    plant.company ?? '',
    plant.name ?? `第${plant.key}號企業有限公司`,
    '新北市三重區重新路1號',
    '新北市',
    'New Taipei City',
    plant.town ?? '65000020',
    '三重區',
    'Sanchong District',
    '',
    plant.form ?? '有限公司',
    '生產中',
    '',
    plant.registered ?? '2010-10-08',
    plant.industry ?? '26',
    plant.product ?? '263',
    '',
    '',
    '',
    plant.lon ?? '121.49082',
    plant.lat ?? '25.06756',
    'point',
  ]
    .map((cell) => (/[",;\n\r\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter);
}

export function registerOf(plants: readonly Plant[], { head = header, end = '\n' } = {}): string {
  return [head, ...plants.map((plant) => plantLine(plant)), ''].join(end);
}
