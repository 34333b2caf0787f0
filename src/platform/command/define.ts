import type { z } from 'zod';
import type { Context } from '../context.ts';

/** A fault of the input, in the one form that all commands print: `FILE:ROW:COLUMN: what; what to do`. */
export interface Fault {
  file: string;
  /** Record number, the header being 1; null where no row is at fault. */
  row: number | null;
  /** Text of the column's header; null where no column is at fault. */
  column: string | null;
  code: string;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/** Thrown by commands and parsers of files and specs when people's input is at fault: exit code 2, nothing written. */
export class InputFaults extends Error {
  constructor(
    readonly faults: readonly Fault[],
    readonly partialOutput?: string,
  ) {
    super(faults.map((fault) => fault.message).join('\n'));
    this.name = 'InputFaults';
  }
}

export interface CommandInput {
  files: readonly string[];
  /** The parsed spec, or undefined; relative paths in it are relative to `specFolder`. */
  spec: unknown;
  specFolder: string;
  specFile: string | null;
  options: Readonly<Record<string, string | boolean | undefined>>;
  seed: number;
  seedGiven: boolean;
  format: 'json' | 'csv' | null;
  signal: AbortSignal;
}

/** A result too long for one text, in UTF-8, piece after piece. */
export class WrittenBytes {
  constructor(readonly pieces: readonly Uint8Array[]) {}

  toString(): string {
    return Buffer.concat(this.pieces).toString('utf8');
  }
}

export interface CommandOutcome {
  /** Written to `--out` or standard output: an object is printed as JSON, text and bytes as they are. */
  output: object | string | WrittenBytes;
  exitCode?: 0 | 2 | 3;
}

/** What an analysis may use: no database, no clock, only its input and a place to say how far it is. */
export interface AnalysisEnvironment {
  progress: (done: number, total: number | null, what?: string) => void;
  note: (line: string) => void;
}

interface CommandBase {
  group: string;
  verb: string;
  summary: string;
  /** Names of positional files as they are shown in help, e.g. `['FILE']`; `?` marks one that may be left out. */
  arguments: readonly string[];
  /** Options beyond the common ones; `value` names what follows, or is null for a switch. */
  options: readonly { name: string; value: string | null; summary: string }[];
  /** Schemas that `toolroom schema GROUP VERB` prints; input is null where there is no spec. */
  schema: { input: z.ZodType | null; output: z.ZodType; example: string };
}

/** Files in, files out. */
export interface AnalysisCommand extends CommandBase {
  kind: 'analysis';
  run: (input: CommandInput, environment: AnalysisEnvironment) => Promise<CommandOutcome>;
}

/** Uses the database, under the rights of `--as USER`. */
export interface ServiceCommand extends CommandBase {
  kind: 'service';
  run: (input: CommandInput, ctx: Context, environment: AnalysisEnvironment) => Promise<CommandOutcome>;
}

export type Command = AnalysisCommand | ServiceCommand;

export const defineAnalysis = (command: Omit<AnalysisCommand, 'kind'>): Command => ({ ...command, kind: 'analysis' });
export const defineServiceCommand = (command: Omit<ServiceCommand, 'kind'>): Command => ({
  ...command,
  kind: 'service',
});
