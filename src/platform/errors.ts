/** Refusals of the domain; mapped to HTTP in platform/http/errors.ts and to exit codes in cli/exitCodes.ts. */
export type DomainErrorCode = 'notFound' | 'notAllowed' | 'conflict' | 'closed' | 'signInNeeded' | 'tooMany';

export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    /** Stable name of what was refused, e.g. `registry.undo.editedSince`; its words are in the message files. */
    readonly reason: string,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code}: ${reason}`);
    this.name = 'DomainError';
  }
}
