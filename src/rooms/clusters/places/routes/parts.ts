import { z } from 'zod';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';

export const read = {
  ...ofEconomy,
  method: 'GET',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
  params: nothing,
} as const;

export const write = {
  ...ofEconomy,
  method: 'POST',
  idempotency: 'key',
  permission: 'clusters.measure',
  query: inEconomy,
} as const;

export const idParam = z.object({ id: z.uuid() });

export const csvFile = (body: string, fileName: string) =>
  ({ kind: 'file', contentType: 'text/csv; charset=utf-8', fileName, body }) as const;
