import { z } from 'zod';
import { entryStates } from '../model.ts';

const issue = z.object({ field: z.string(), key: z.string() });
const listed = z.object({
  id: z.string(),
  title: z.string(),
  need: z.string(),
  createdAt: z.string(),
  firms: z.number(),
  kept: z.number(),
});

export const buyingViewSchema = z.object({ shortLists: z.array(listed) });
export type BuyingView = z.output<typeof buyingViewSchema>;

export const newShortListViewSchema = z.object({
  answers: z.object({
    title: z.string(),
    need: z.string(),
    quantity: z.string(),
    q: z.string(),
    place: z.string(),
    isic: z.string(),
  }),
  places: z.array(z.object({ code: z.string(), title: z.string(), level: z.string() })),
  industries: z.array(z.object({ code: z.string(), title: z.string(), level: z.string() })),
  issues: z.array(issue),
});
export type NewShortListView = z.output<typeof newShortListViewSchema>;

const entry = z.object({
  rank: z.number(),
  enterpriseId: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  region: z.string().nullable(),
  employees: z.number().nullable(),
  plants: z.number(),
  /** 0 to 1; null where a person added the firm. */
  score: z.number().nullable(),
  reasons: z.array(z.object({ code: z.string(), points: z.number(), words: z.string() })),
  state: z.enum(entryStates),
  note: z.string(),
  version: z.number(),
});
export type EntryView = z.output<typeof entry>;

export const shortListViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  need: z.string(),
  quantity: z.string(),
  asked: z.object({ text: z.string(), place: z.string().nullable(), industry: z.string().nullable() }),
  considered: z.number(),
  createdAt: z.string(),
  entries: z.array(entry),
});
export type ShortListView = z.output<typeof shortListViewSchema>;

export const entryViewSchema = z.object({
  list: z.object({ id: z.string(), title: z.string(), firms: z.number() }),
  entry,
  answers: z.object({ state: z.string(), note: z.string(), rank: z.string() }),
  issues: z.array(issue),
});
export type EntryPageView = z.output<typeof entryViewSchema>;

export interface AddPanel {
  enterpriseId: string;
  lists: { id: string; title: string; isIn: boolean }[];
}
