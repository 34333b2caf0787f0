import { z } from 'zod';

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

export const sourceKinds = ['register', 'visit', 'claim', 'upload'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const nameKinds = ['trading', 'former', 'romanised', 'abbreviation', 'local', 'legal'] as const;
export const capabilityKinds = [
  'process',
  'material',
  'machine',
  'certificate',
  'product',
  'market',
  'capacity',
  'minimumOrder',
  'leadTime',
  'spareShare',
] as const;
/** Facts that a column may state, beside those of `codes/facts.ts`. */
export const contactFacts = ['email', 'phone', 'ownerName'] as const;

export const dayOrders = ['dmy', 'mdy', 'ymd'] as const;
export const calendars = ['gregorian', 'buddhist', 'minguo'] as const;

/** How the days of a column are written, where that does not show in the cell itself. */
export const dayReadingSchema = z.strictObject({
  order: z.enum(dayOrders).optional(),
  calendar: z.enum(calendars).optional(),
  /** Days counted by a spreadsheet, from its first day. */
  serial: z.enum(['1900', '1904']).optional(),
  /** The order was not to be seen in the column, and is the usual one. */
  assumed: z.literal(true).optional(),
});
export type DayReading = z.output<typeof dayReadingSchema>;

const separator = z.string().min(1).max(10).optional();
const key = z.union([
  z.strictObject({ column: z.string(), scheme: z.string() }),
  /** No number: the record is known again by what these columns hold, however it is spelt. */
  z.strictObject({ from: z.array(z.string()).min(1).max(10), scheme: z.string().optional() }),
]);

const columnsSchema = z.strictObject({
  key,
  /** Of a list of many economies: rows of others are left out. */
  economy: z.strictObject({ column: z.string() }).optional(),
  enterprise: z
    .strictObject({
      column: z.string(),
      scheme: z.string(),
      pattern: z.string().refine(isPattern, 'this is no regular expression'),
      missing: z.array(z.string()),
    })
    .optional(),
  name: z.string(),
  /** Column that a firm without a name is called by. */
  nameElse: z.string().optional(),
  names: z
    .array(
      z.strictObject({
        column: z.string(),
        kind: z.enum(nameKinds),
        language: z.string().max(35).optional(),
        separator,
      }),
    )
    .optional(),
  identifiers: z.array(z.strictObject({ column: z.string(), scheme: z.string().min(1).max(60) })).optional(),
  website: z.string().optional(),
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
  /** A whole number, or a band such as `20-49` or `50+`, or a word that `bands` explains. */
  employees: z.string().optional(),
  longitude: z.string().optional(),
  latitude: z.string().optional(),
  precision: z.string().optional(),
  industries: z.array(
    z.strictObject({
      column: z.string(),
      scheme: z.string(),
      separator,
      /** Column with the share of the firm that this industry is, as a fraction or in percent. */
      share: z.string().optional(),
      /** Length of a code whose leading zeros a spreadsheet may have taken. */
      padTo: z.number().int().min(2).max(10).optional(),
    }),
  ),
  facts: z
    .array(
      z.strictObject({
        column: z.string(),
        fact: z.string().min(1).max(60),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        /** `personal` where the telephone or address is a person's. */
        class: z.enum(['internal', 'confidential', 'personal']).optional(),
      }),
    )
    .optional(),
  capabilities: z
    .array(
      z.strictObject({
        column: z.string(),
        kind: z.enum(capabilityKinds),
        separator,
        unit: z.string().max(40).optional(),
        /** Columns with a certificate's number and the days between which it holds. */
        code: z.string().optional(),
        validFrom: z.string().optional(),
        validTo: z.string().optional(),
      }),
    )
    .optional(),
});

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
    /** What kind of source it is: an adviser's visit or an upload does not take the place of a register's record. */
    kind: z.enum(sourceKinds).optional(),
  }),
  columns: columnsSchema,
  /** File in the catalogue that takes national codes to ISIC Rev.4; left out where the file speaks ISIC itself. */
  concordance: z.string().optional(),
  /** Where it is left out: by scheme, the loaded tables that were in force when the file was read. Set by the import. */
  loadedConcordances: z.record(z.string(), z.uuid()).optional(),
  /** Columns named above that a file may lack; the others must be there. */
  optional: z.array(z.string()).default([]),
  /** Endings that name a plant and not the firm, taken off to find the firm's name. */
  plantSuffixes: z.array(z.string()).default([]),
  /** National words for bands of size: what the cell says to least and most; null: open. */
  bands: z.record(z.string(), z.tuple([z.number().nullable(), z.number().nullable()])).optional(),
  /** How cells of a column are written, where it is stated; what is not is found in the column's own contents. */
  days: z.record(z.string(), dayReadingSchema).optional(),
  decimals: z.record(z.string(), z.enum(['.', ','])).optional(),
  /** Columns whose shares are written in percent, without the sign. */
  percents: z.array(z.string()).optional(),
  /** Rows without a point stand in the middle of their village or town, where there are boundaries of the economy. */
  geocode: z.boolean().optional(),
});
export type Mapping = z.output<typeof mappingSchema>;
