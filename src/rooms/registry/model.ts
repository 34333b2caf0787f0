import { z } from 'zod';
import type { capabilityKinds, nameKinds } from './mapping/model.ts';

export { type Mapping, mappingSchema } from './mapping/model.ts';

/** Economy and twelve characters that follow from its number: `rules/publicId.ts`. */
export const enterpriseIdSchema = z.string().regex(/^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/, 'not an id of an enterprise');

export type GeoPrecision = 'point' | 'village' | 'town' | 'area';

export interface Classification {
  scheme: string;
  code: string;
  method: 'declared' | 'converted';
  certainty: 'certain' | 'doubtful';
  weight: number | null;
}

export interface StatedPlace {
  code: string;
  name: string;
  nameLocal: string | null;
  parentCode: string | null;
  parentName: string | null;
  parentNameLocal: string | null;
}

/** What the industry cells of a record say; records with the same cells share one. */
export interface Industries {
  classifications: readonly Classification[];
  /** `scheme:code` */
  nationalCodes: readonly string[];
  /** With all that contain them. */
  isicCodes: readonly string[];
}

/** What is public of a firm and has no column of its own; stored as it stands here. */
export interface Stated {
  names?: readonly { text: string; kind: (typeof nameKinds)[number]; language?: string }[];
  identifiers?: readonly { scheme: string; value: string }[];
  capabilities?: readonly StatedCapability[];
  website?: string;
  /** How much of the firm each stated industry is (0–1). */
  industries?: readonly { scheme: string; code: string; share: number }[];
}

export interface StatedCapability {
  kind: (typeof capabilityKinds)[number];
  text: string;
  code?: string;
  validFrom?: string;
  validTo?: string;
  number?: number;
  unit?: string;
}

export type FactClass = 'internal' | 'confidential' | 'personal';

/** A fact as a row of a file states it; the import says since when and by whom. */
export interface StagedFact {
  fact: string;
  value: number | string | boolean | { amount: string; currency: string };
  class: FactClass;
}

/** One record of a file after every check. */
export interface StagedRecord {
  rowNumber: number;
  sourceKey: string;
  /** The record's cells as a JSON array, in the order of the header. */
  raw: string;
  establishmentId: string;
  enterpriseId: string;
  enterpriseScheme: string | null;
  enterpriseNumber: string | null;
  name: string;
  enterpriseName: string;
  legalForm: string | null;
  address: string | null;
  place: StatedPlace | null;
  village: string | null;
  longitude: number | null;
  latitude: number | null;
  geoPrecision: GeoPrecision | null;
  establishedOn: string | null;
  registeredOn: string | null;
  status: string | null;
  products: string | null;
  materials: string | null;
  employees: number | null;
  industries: Industries;
  /** Null where the file has no columns of the kind. */
  stated: Stated | null;
  facts: readonly StagedFact[] | null;
  /** What the names can be found by. */
  nameTerms: readonly string[];
  sortKey: string;
}

/** A rejected cell as the receipt names it. */
export interface Rejection {
  row: number | null;
  column: string | null;
  code: string;
  message: string;
  remedy: string;
  /** The record's cells as a JSON array, with the first of its faults. */
  raw?: string;
}

export const receiptSchema = z.object({
  importId: z.string().nullable(),
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.array(
    z.object({ row: z.number().nullable(), column: z.string().nullable(), code: z.string(), message: z.string() }),
  ),
  sha256: z.string(),
  /** Rows with at least one fault, listed or not. */
  rejectedCount: z.number().int(),
  /** Faults in all; at most a thousand are listed. */
  faultCount: z.number().int(),
  dryRun: z.boolean(),
  /** Things worth knowing that reject nothing: kind to number of rows. */
  notes: z.record(z.string(), z.number()),
});
export type Receipt = z.output<typeof receiptSchema>;

export const undoReceiptSchema = z.object({
  importId: z.string(),
  removed: z.number().int(),
  restored: z.number().int(),
  /** Firms that a person has corrected or merged since. */
  conflicts: z.array(z.object({ enterprise: z.string(), correctedAt: z.string() })),
});
export type UndoReceipt = z.output<typeof undoReceiptSchema>;

declare module '../../platform/context.ts' {
  interface Ports {
    /** What other rooms computed from the register of an economy, so that undoing an import can say what it touches. */
    'registry.computedFromRegister'?: (
      ctx: import('../../platform/context.ts').Context,
    ) => Promise<readonly { title: string; url: string; computedAt: string }[]>;
  }
}
