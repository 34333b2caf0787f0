import { InputFaults } from '../platform/command/define.ts';
import { faultLineLimit, formatFault } from '../platform/command/faults.ts';
import { DatabaseProblem } from '../platform/db/index.ts';
import { DomainError } from '../platform/errors.ts';
import { createTranslator } from '../platform/i18n/createTranslator.ts';
import { exitCodeOf, Interrupted } from './exitCodes.ts';
import { explainOutage } from './outages.ts';
import { writeOutput } from './output.ts';
import { UsageError } from './usageError.ts';

/** Says on standard error what went wrong, in the words that fit who can mend it, and gives the exit code. */
export function report(error: unknown): number {
  if (error instanceof InputFaults && error.partialOutput !== undefined) writeOutput(error.partialOutput);
  for (const line of linesOf(error)) process.stderr.write(`${line}\n`);
  return exitCodeOf(error);
}

function linesOf(error: unknown): string[] {
  if (error instanceof InputFaults) return faultLines(error);
  if (error instanceof DomainError) {
    const t = createTranslator('en');
    const key = `error.${error.reason}`;
    return [t.has(key) ? t(key, { ...error.parameters }) : error.message];
  }
  if (error instanceof UsageError || error instanceof DatabaseProblem || error instanceof Interrupted)
    return [error.message];
  return [explainOutage(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))];
}

function faultLines({ faults }: InputFaults): string[] {
  if (faults.length <= faultLineLimit + 1) return faults.map(formatFault);
  const more = faults.length - faultLineLimit;
  return [
    ...faults.slice(0, faultLineLimit).map(formatFault),
    `${more} more faults are not listed; mend those above and run again`,
  ];
}
