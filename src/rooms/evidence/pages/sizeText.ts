import type { PageContext } from '../../../platform/html/page.ts';
import type { PublishedTable } from '../rules/publishedTables.ts';

/** A column of a published table: a band as it is printed, or the word of a size class. */
export function sizeText({ bands }: PublishedTable, size: string, { t }: PageContext): string {
  const band = bands.find(({ id }) => id === size)?.label ?? null;
  return band === null ? t(`evidence.size.${size}`) : t('evidence.size.workers', { band });
}
