import { z } from 'zod';

// Pieces that most route declarations are made of.

export const nothing = z.object({});
export const inEconomy = z.object({ economy: z.string().max(20).optional() });
export const version = z.coerce.number().int().positive().max(2_000_000_000);
export const pageNumber = z.coerce.number().int().min(1).max(10_000).default(1);
/** Of a route that speaks of one economy and that no other site shows in a frame. */
export const ofEconomy = { tenant: 'economy', embeddable: false } as const;
/** For examples of routes that would change something: nothing has this id. */
export const unknownId = '00000000-0000-4000-8000-000000000000';
/** What is wrong with a form: the field, and the message that says so. */
export const formIssues = z.array(z.object({ field: z.string(), key: z.string() }));
export type FormIssue = z.output<typeof formIssues>[number];
