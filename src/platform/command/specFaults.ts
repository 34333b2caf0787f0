import type { z } from 'zod';
import type { Fault } from './define.ts';

/** What does not fit a schema, by its key. */
export function specFaults(file: string, issue: z.core.$ZodIssue, schemaRemedy: string): Fault[] {
  const place = (key?: PropertyKey) => [...issue.path, key].filter((part) => part !== undefined).join('.') || null;
  const fault = (where: string | null, message: string, remedy: string): Fault => ({
    file,
    row: null,
    column: where,
    code: 'spec',
    message,
    remedy,
  });
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      fault(place(key), `there is no key "${key}" here`, `correct or delete it; ${schemaRemedy}`),
    );
  return [fault(place(), `the value does not fit: ${issue.message}`, schemaRemedy)];
}
