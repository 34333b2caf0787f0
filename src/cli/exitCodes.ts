import { InputFaults } from '../platform/command/define.ts';
import { DatabaseProblem, type DatabaseProblemCode } from '../platform/db/index.ts';
import { DomainError } from '../platform/errors.ts';
import { UsageError } from './usageError.ts';

/** Somebody asked the command to stop before it was done. */
export class Interrupted extends Error {
  constructor() {
    super('Stopped before it was done; nothing was written');
  }
}

const faultyInput: readonly DatabaseProblemCode[] = ['urlMalformed', 'archiveDamaged'];
const refused: readonly DatabaseProblemCode[] = [
  'notEmpty',
  'folderNotOurs',
  'clusterNewer',
  'clusterOlder',
  'migrationsNewer',
  'migrationChanged',
  'archiveNewer',
  'serverTooOld',
];

/** 0 done, 2 the input is at fault, 3 refused, 1 a bug or an outage; 130 is what shells give an interrupted command. */
export function exitCodeOf(error: unknown): 1 | 2 | 3 | 130 {
  if (error instanceof InputFaults || error instanceof UsageError) return 2;
  if (error instanceof DomainError) return error.code === 'notFound' ? 2 : 3;
  if (error instanceof DatabaseProblem)
    return faultyInput.includes(error.code) ? 2 : refused.includes(error.code) ? 3 : 1;
  return error instanceof Interrupted ? 130 : 1;
}
