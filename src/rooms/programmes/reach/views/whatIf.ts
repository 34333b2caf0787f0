import { z } from 'zod';
import { formIssues } from '../../../../platform/http/routeParts.ts';
import { fieldOf, mostThresholds } from '../rules/changeRule.ts';
import { dimensionCodes } from '../rules/dimensions.ts';
import { basisSchema, firmRowSchema } from './reach.ts';

const answer = z.string().max(12_000).optional();
export const thresholdFields = Object.fromEntries(
  Array.from({ length: mostThresholds }, (_, at) => [fieldOf(at), answer]),
) as Record<string, typeof answer>;

export const whatIfShows = ['in', 'out', 'opened'] as const;

const counts = z.object({ eligible: z.number(), unknown: z.number(), ineligible: z.number() });
const movement = {
  before: z.number(),
  after: z.number(),
  in: z.number().describe('Eligible after the change, not before'),
  out: z.number().describe('Eligible before the change, not after'),
};

export const whatIfSchema = z.object({
  basis: basisSchema,
  programme: z.object({ id: z.string(), title: z.string() }),
  criteria: z.array(
    z.object({
      field: z.string(),
      title: z.string(),
      now: z.string().describe('What is asked at present, in words'),
      kind: z.enum(['number', 'boolean', 'code', 'fixed']),
      value: z.string(),
      present: z.string(),
      changed: z.boolean(),
      suffix: z.string().nullable(),
    }),
  ),
  isChanged: z.boolean(),
  issues: formIssues,
  before: counts,
  after: counts,
  movement: z.object({
    ...movement,
    opened: z.number().describe('Could be eligible after the change, could not before'),
  }),
  by: z.array(
    z.object({
      by: z.enum(dimensionCodes),
      classes: z.array(z.object({ code: z.string(), name: z.string(), ...movement })),
    }),
  ),
  cost: z.object({
    amount: z.string(),
    takeUp: z.string(),
    takeUpFrom: z.enum(['typed', 'observed', 'all']),
    rounds: z.number(),
    currency: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    difference: z.string().nullable(),
  }),
  curve: z.object({
    limit: z.string(),
    title: z.string(),
    options: z.array(z.object({ value: z.string(), text: z.string() })),
    present: z.number().nullable(),
    points: z.array(z.object({ limit: z.number(), text: z.string(), eligible: z.number(), unknown: z.number() })),
  }),
  show: z.enum(whatIfShows),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
  firms: z.array(firmRowSchema),
  mayManage: z.boolean(),
  hasDraft: z.boolean(),
  version: z.string(),
});
export type WhatIfView = z.output<typeof whatIfSchema>;
