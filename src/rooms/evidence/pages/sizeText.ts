import type { PageContext } from '../../../platform/html/page.ts';
import type { PublishedTable } from '../rules/publishedTables.ts';

/** A column of a published table: a band as it is printed, or the word of a size class. */
export const sizeText = ({ bands }: PublishedTable, size: string, { t }: PageContext): string =>
  bands.find(({ id }) => id === size)?.label ?? t(`evidence.size.${size}`);
