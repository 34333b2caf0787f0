export interface SavedSearch {
  id: string;
  name: string;
  /** The part of the address after the question mark. */
  query: string;
  /** Where to write of new firms; null: nowhere. */
  recipient: string | null;
  savedAt: string;
  seenAt: string;
  version: number;
}

export interface CountedSearch extends SavedSearch {
  total: number;
  hasMore: boolean;
  /** Firms that came to the register since the search was last opened; among the first `lookedAt` found. */
  fresh: number;
}

/** So many searches one person may keep. */
export const mostSearches = 50;
/** So many of what a search finds are looked at for new firms. */
export const lookedAt = 1_000;
