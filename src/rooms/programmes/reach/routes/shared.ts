import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import type { Answer } from '../../../../platform/http/route.ts';
import { nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { firmTables, type Reading } from '../services/firmTables.ts';
import { readingSchema } from '../views/reach.ts';

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

export const orReading = <View extends z.ZodType>(view: View) => z.union([readingSchema, view]);

/** A page does not wait until a large register is read; a file does. */
export const unlessReading =
  <Input, View>(handle: (ctx: Context, input: Input) => Promise<Answer<View>>) =>
  async (ctx: Context, input: Input): Promise<Answer<View | Reading>> => {
    const found = await firmTables.progress(ctx);
    return found === null
      ? handle(ctx, input)
      : { kind: 'view', view: found, status: 202, headers: { 'cache-control': 'no-store' } };
  };
