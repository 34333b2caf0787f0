import { nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';

/** Firms one by one, and numbers of few of them: for those who read cases, and on record. */
export const reading = {
  ...ofEconomy,
  method: 'GET',
  permission: 'programmes.readCases',
  audit: 'programmes.reach.read',
  idempotency: 'safe',
  body: nothing,
} as const;

export const csvAnswer = (name: string, body: string) =>
  ({ kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: `${name}.csv`, body }) as const;
