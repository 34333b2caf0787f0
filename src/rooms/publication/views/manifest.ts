import { z } from 'zod';
import { disclosureRulesSchema } from '../model.ts';

export const runCommands = ['evidence survey', 'evidence impact', 'evidence disclose', 'clusters measure'] as const;
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A command that gave the numbers, so that it can be given again: its files by name and hash, and the hash of what it wrote. */
export const runSchema = z.strictObject({
  command: z.enum(runCommands),
  spec: z.record(z.string(), z.unknown()),
  seed: z.int().min(0),
  /** The data first, then files that the spec names, under the names that it names them by. */
  inputs: z
    .array(z.strictObject({ name: z.string().min(1).max(200), sha256: hash }))
    .min(1)
    .max(50),
  output: z.strictObject({ format: z.enum(['json', 'csv']), sha256: hash }),
});
export type Run = z.output<typeof runSchema>;

export const programSchema = z.object({ toolroom: z.string(), node: z.string() });

export const manifestSchema = z.object({
  format: z.literal('toolroom-release-manifest'),
  formatVersion: z.literal(1),
  /** What decided and entered the release; null of releases from before that was kept. */
  program: programSchema.nullable(),
  release: z.object({
    id: z.string(),
    topic: z.string(),
    subject: z.string(),
    title: z.string(),
    asOf: z.string(),
    releasedAt: z.string(),
    current: z.boolean(),
  }),
  rules: disclosureRulesSchema,
  hidden: z.number(),
  kept: z.number(),
  cells: z.object({ count: z.number(), file: z.literal('table.csv'), sha256: hash }),
  /** As the room says: method, hash of the input, and `run` where a command can be run again. */
  made: z.record(z.string(), z.unknown()),
});
export type ReleaseManifest = z.output<typeof manifestSchema>;

export const verifiedSchema = z.object({
  /** The published table that was named is the one of the manifest; null where none was named. */
  table: z.literal('same').nullable(),
  /** The command gave the same bytes again; null where the manifest has none. */
  run: z.literal('same').nullable(),
  program: z.object({ before: programSchema.nullable(), now: programSchema }),
});
