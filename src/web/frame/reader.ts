import type { PageContext } from '../../platform/html/page.ts';

/** What the frame knows of the reader and the page. */
export type Reader = Omit<PageContext, 'frame'>;
