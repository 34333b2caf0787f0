import type { DomainErrorCode } from '../errors.ts';

export const statusOfDomainError: Record<DomainErrorCode, number> = {
  signInNeeded: 401,
  notAllowed: 403,
  notFound: 404,
  conflict: 409,
  closed: 409,
  tooMany: 429,
};

/** RFC 9457: the one envelope in which every refusal and failure leaves the JSON interface. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** Stable name of the reason. */
  code: string;
  requestId: string;
  /** What the words of `code` speak about. */
  parameters?: Readonly<Record<string, string | number>>;
  /** Faults of input, one per field. */
  issues?: { path: string; code: string; message: string }[];
}

export function problem(
  status: number,
  code: string,
  title: string,
  requestId: string,
  more: Partial<Problem> = {},
): Problem {
  return { type: `urn:toolroom:problem:${code}`, title, status, code, requestId, ...more };
}
