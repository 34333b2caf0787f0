export interface PaginationProps {
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  words: {
    label: string;
    previous: string;
    next: string;
    page: (page: number) => string;
    number?: (page: number) => string;
  };
}

/** First, last, the present page and its neighbours; a gap stands for the rest. */
export function shownPages(page: number, pageCount: number): (number | 'gap')[] {
  const near = [1, page - 1, page, page + 1, pageCount].filter((n) => n >= 1 && n <= pageCount);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((n, i) => {
    const before = sorted[i - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : ['gap' as const, n];
  });
}

export function Pagination({ page, pageCount, hrefOf, words }: PaginationProps) {
  if (pageCount <= 1) return null;
  return (
    <nav class="pagination" aria-label={words.label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={hrefOf(page - 1)} rel="prev">
              {words.previous}
            </a>
          </li>
        )}
        {shownPages(page, pageCount).map((shown) =>
          shown === 'gap' ? (
            <li class="pagination-gap">…</li>
          ) : (
            <li>
              <a href={hrefOf(shown)} aria-label={words.page(shown)} aria-current={shown === page ? 'page' : undefined}>
                {words.number?.(shown) ?? shown}
              </a>
            </li>
          ),
        )}
        {page < pageCount && (
          <li>
            <a href={hrefOf(page + 1)} rel="next">
              {words.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
