import { z } from 'zod';

export const updateKinds = ['update', 'report', 'guide', 'workshop'] as const;
export type UpdateKind = (typeof updateKinds)[number];

export const updateStates = ['draft', 'published', 'withdrawn'] as const;
export type UpdateState = (typeof updateStates)[number];

/** What an officer writes. */
export interface UpdateContent {
  kind: UpdateKind;
  title: string;
  summary: string;
  body: string;
  publisher: string;
  url: string | null;
  language: string;
  gaps: readonly string[];
  industries: readonly string[];
  startsOn: string | null;
  endsOn: string | null;
  place: string | null;
  lastVerifiedOn: string | null;
}

const field = (most: number) => z.string().max(most).default('');
const many = z
  .union([z.array(z.string().max(60)).max(60), z.string().max(60)])
  .default([])
  .transform((given) => (typeof given === 'string' ? [given] : given));

/** The form as it is sent; what is wrong with it is said by rules. */
export const updateFormSchema = z.object({
  kind: field(20),
  title: field(400),
  summary: field(2_000),
  body: field(40_000),
  publisher: field(400),
  url: field(1_000),
  language: field(40),
  gaps: many,
  industries: field(1_000),
  startsOn: field(20),
  endsOn: field(20),
  place: field(400),
  lastVerifiedOn: field(20),
});
export type UpdateForm = z.output<typeof updateFormSchema>;
