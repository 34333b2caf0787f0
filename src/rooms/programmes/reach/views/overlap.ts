import { z } from 'zod';
import { dimensionCodes } from '../rules/dimensions.ts';
import { basisSchema, firmRowSchema } from './reach.ts';

export const overlapShows = ['noneEligible', 'nonePossible'] as const;

const nothing = {
  noneEligible: z.number().describe('Eligible for no programme'),
  nonePossible: z.number().describe('Eligible for none, and not to become so by whatever is not known'),
};

export const overlapSchema = z.object({
  basis: basisSchema,
  programmes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      eligible: z.number(),
      both: z
        .array(z.object({ firms: z.number(), share: z.number().nullable() }))
        .describe('With each programme, in their order'),
    }),
  ),
  none: z.object(nothing),
  by: z.array(
    z.object({
      by: z.enum(dimensionCodes),
      classes: z.array(z.object({ code: z.string(), name: z.string(), firms: z.number(), ...nothing })),
    }),
  ),
  shutOut: z
    .array(
      z.object({
        programmeId: z.string(),
        programmeTitle: z.string(),
        criterion: z.string(),
        firms: z.number().describe('Of the firms that are shown: those that this criterion shuts out'),
        alone: z.number().describe('Those that nothing else in this programme shuts out'),
      }),
    )
    .describe('Criteria that stand between a programme and most of the firms that are shown'),
  show: z.enum(overlapShows),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
  firms: z.array(firmRowSchema),
});
export type OverlapView = z.output<typeof overlapSchema>;
