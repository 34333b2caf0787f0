import { z } from 'zod';

export const sortsOfMarkets = ['demand', 'growth', 'share', 'tariff', 'concentration'] as const;
export const sortsOfProducts = ['near', 'density', 'complexity', 'gain', 'growth', 'demand'] as const;
export const pageSize = 25;
export const mostRows = 300_000;

export const marketsQuerySchema = z.object({
  economy: z.string().optional(),
  group: z.string().max(60).default(''),
  market: z.string().max(60).default(''),
  year: z
    .string()
    .regex(/^(\d{4})?$/)
    .default(''),
  sort: z.enum(sortsOfMarkets).default('demand'),
  order: z.enum(sortsOfProducts).default('near'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type MarketsQuery = z.output<typeof marketsQuerySchema>;

export const receiptFormSchema = z.object({
  source: z.string().trim().min(3).max(300),
  knownOn: z.iso.date(),
  currency: z
    .string()
    .trim()
    .regex(/^[A-Z]{3}$/),
});
export type ReceiptForm = z.output<typeof receiptFormSchema>;

const column = z.string().max(200).default('');
export const mappingFormSchema = z.object({
  reporter: z.string().trim().min(1).max(60),
  exporter: column,
  importer: column,
  year: column,
  hs: column,
  value: column,
  tariff: column,
  title: column,
});
export type MappingForm = z.output<typeof mappingFormSchema>;

/** What was found in a trade file when it was read. */
export interface TradeFacts {
  rows: number;
  selfRows: number;
  years: number[];
  exporters: number;
  importers: number;
  products: number;
  ownRows: number;
  hasTariff: boolean;
  /** Digits of the products that upgrading compares. */
  digits: number;
  status: 'ok' | 'notEnough' | 'notIdentified' | 'tooMany';
  reason: string | null;
}

export interface TradeFile {
  id: string;
  storedId: string | null;
  fileName: string;
  columns: string[];
  source: string;
  knownOn: string;
  currency: string;
  simulated: boolean;
  uploadedAt: Date;
  reporter: string | null;
  mapping: MappingForm | null;
  facts: TradeFacts | null;
  appliedAt: Date | null;
  undoneAt: Date | null;
}

export interface ProductTable {
  id: string;
  fileName: string;
  rows: number;
  simulated: boolean;
  uploadedAt: Date;
  undoneAt: Date | null;
}
