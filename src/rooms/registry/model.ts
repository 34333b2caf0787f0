import { z } from 'zod';

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** How the columns of a file become a firm: a preset of ours, or a mapping that an officer made. */
export const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  source: z.strictObject({
    publisher: z.string(),
    dataset: z.string(),
    licence: z.string(),
    asOf: z.string(),
    notes: z.string().optional(),
  }),
  columns: z.strictObject({
    key: z.strictObject({ column: z.string(), scheme: z.string() }),
    enterprise: z
      .strictObject({
        column: z.string(),
        scheme: z.string(),
        pattern: z.string().refine(isPattern, 'this is no regular expression'),
        missing: z.array(z.string()),
      })
      .optional(),
    name: z.string(),
    address: z.string().optional(),
    place: z
      .strictObject({
        code: z.string(),
        name: z.string(),
        nameLocal: z.string().optional(),
        parentName: z.string().optional(),
        parentNameLocal: z.string().optional(),
        /** Length of the prefix of a town's code that is its county's. */
        parentCodeLength: z.number().int().positive().optional(),
      })
      .optional(),
    village: z.string().optional(),
    legalForm: z.string().optional(),
    status: z.string().optional(),
    establishedOn: z.string().optional(),
    registeredOn: z.string().optional(),
    products: z.string().optional(),
    materials: z.string().optional(),
    employees: z.string().optional(),
    longitude: z.string().optional(),
    latitude: z.string().optional(),
    precision: z.string().optional(),
    industries: z.array(
      z.strictObject({ column: z.string(), scheme: z.string(), separator: z.string().min(1).optional() }),
    ),
  }),
  /** File in the catalogue that takes national codes to ISIC Rev.4; left out where the file speaks ISIC itself. */
  concordance: z.string().optional(),
  /** Columns named above that a file may lack; the others must be there. */
  optional: z.array(z.string()).default([]),
  /** Endings that name a plant and not the firm, taken off to find the firm's name. */
  plantSuffixes: z.array(z.string()).default([]),
});
export type Mapping = z.output<typeof mappingSchema>;

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
  /** What the name can be found by. */
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
