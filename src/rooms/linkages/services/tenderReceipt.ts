import { z } from 'zod';
import type { TenderImportRow } from '../store/tenderImports.ts';

export const tenderReceiptSchema = z.strictObject({
  importId: z.string(),
  kind: z.enum(['releasePackage', 'recordPackage']),
  publisher: z.string(),
  licence: z.string().nullable(),
  rows: z.int().describe('Releases in the file'),
  created: z.int().describe('Releases that were not here before'),
  unchanged: z.int().describe('Releases that were here with the same content'),
  tendersCreated: z.int(),
  tendersChanged: z.int(),
  repeated: z.boolean().describe('The same file was imported before'),
  sha256: z.string(),
});
export type TenderReceipt = z.output<typeof tenderReceiptSchema>;

export function receiptOfRow(row: Omit<TenderImportRow, 'createdBy' | 'createdAt' | 'publishedAt'>): TenderReceipt {
  const { id, kind, publisher, licence, releases, created, unchanged, tendersCreated, tendersChanged, sha256 } = row;
  return {
    ...{ importId: id, kind, publisher, licence, rows: releases, created, unchanged, tendersCreated, tendersChanged },
    ...{ repeated: false, sha256 },
  };
}
