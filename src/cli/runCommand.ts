import { randomUUID } from 'node:crypto';
import { compose, createLogger } from '../compose.ts';
import { seededRandom } from '../kernels/random/index.ts';
import { actorOfName } from '../platform/auth/index.ts';
import type { Command, CommandInput, CommandOutcome } from '../platform/command/define.ts';
import type { ParsedArguments } from './arguments.ts';
import { databasePlace } from './databasePlace.ts';
import { Interrupted } from './exitCodes.ts';
import { checkTarget, writeOutput } from './output.ts';
import { progressLine } from './progress.ts';
import { readSpec } from './readSpec.ts';
import { UsageError } from './usageError.ts';

/** Runs a command of a group: analyses on files alone, services on the database under somebody's rights. */
export async function runCommand(command: Command, given: ParsedArguments): Promise<number> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const quiet = given.options.quiet === true;
  const line = progressLine(quiet);
  const environment = {
    progress: line.report,
    note: (text: string) => quiet || process.stderr.write(`${text}\n`),
  };
  try {
    const input = inputOf(command, given, stop.signal);
    checkTarget(given.options.out as string | undefined);
    const outcome =
      command.kind === 'analysis'
        ? await command.run(input, environment as never)
        : await runService(command, input, given, environment as never);
    line.end();
    writeOutput(outcome.output, given.options.out as string | undefined);
    return outcome.exitCode ?? 0;
  } catch (error) {
    throw stop.signal.aborted ? new Interrupted() : error;
  } finally {
    line.end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

async function runService(
  command: Extract<Command, { kind: 'service' }>,
  input: CommandInput,
  { options }: ParsedArguments,
  environment: Parameters<typeof command.run>[2],
): Promise<CommandOutcome> {
  const composition = await compose({
    ...databasePlace(options.data),
    role: 'app',
    baseUrl: 'http://localhost:3000',
    logger: createLogger('warn'),
    environment: process.env,
  });
  try {
    const user = (options.as as string | undefined) ?? 'operator';
    const actor = await actorOfName(composition.auth, user);
    if (actor === null)
      throw new UsageError(`--as ${user}: there is no such user; give an e-mail address that signs in here`);
    const ctx = composition.contextFor({
      actor,
      economy: (options.economy as string | undefined) ?? actor.economies[0] ?? 'XDM',
      requestId: randomUUID(),
      locale: 'en',
      signal: input.signal,
      progress: environment.progress,
      random: seededRandom(input.seed),
    });
    return await command.run(input, ctx, environment);
  } finally {
    await composition.close();
  }
}

function inputOf(command: Command, { files, options }: ParsedArguments, signal: AbortSignal): CommandInput {
  const { seed } = options;
  if (seed !== undefined && !/^\d{1,15}$/.test(String(seed))) {
    throw new UsageError(`--seed ${seed}: a seed is a whole number from 0 to 999999999999999`);
  }
  if (options.spec !== undefined && command.schema.input === null) {
    throw new UsageError(`--spec ${options.spec}: this command takes no spec; leave it out`);
  }
  return {
    files,
    ...readSpec(options.spec as string | undefined),
    options,
    seed: seed === undefined ? 1 : Number(seed),
    seedGiven: seed !== undefined,
    format: formatOf(command, options.format),
    signal,
  };
}

/** A command that has forms of its own reads `--format` itself. */
function formatOf(command: Command, format: string | true | undefined): 'json' | 'csv' | null {
  if (format === undefined || command.options.some(({ name }) => name === 'format')) return null;
  if (format !== 'json' && format !== 'csv')
    throw new UsageError(`--format ${format}: the result comes as json or csv`);
  if (format === 'csv' && command.kind === 'service') {
    throw new UsageError(`--format csv: the result of ${command.group} ${command.verb} comes as json alone`);
  }
  return format;
}
