import { InputFaults } from '../platform/command/define.ts';
import { DomainError } from '../platform/errors.ts';
import { UsageError } from './arguments.ts';

/** 0 done, 2 the input is at fault, 3 refused, 1 a bug or an outage. */
export function exitCodeOf(error: unknown): 1 | 2 | 3 {
  if (error instanceof InputFaults || error instanceof UsageError) return 2;
  if (error instanceof DomainError) return error.code === 'notFound' ? 2 : 3;
  return 1;
}
