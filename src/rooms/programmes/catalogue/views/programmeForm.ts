import { z } from 'zod';
import { programmeStates, units } from '../model.ts';
import { deskFlags } from '../rules/deskFlags.ts';
import { ruleTextSchema } from './catalogue.ts';

export const rowCount = 12;
/** Rows of the block of which a firm must meet some. */
export const blockRows = 6;
/** Rows for shares of some firms, for other help that may not be had beside it, and for ways to apply. */
export const smallRows = 3;
export const translationRows = 12;
export const testFirms = ['A', 'B', 'C'] as const;

const text = (most: number) => z.string().max(most).default('');
const numbered = (name: string, most: number, rows = rowCount) =>
  Object.fromEntries(Array.from({ length: rows }, (_, i) => [`${name}${i + 1}`, text(most)]));

const several = z
  .union([z.array(z.string().max(60)).max(60), z.string().max(60)])
  .default([])
  .transform((given) => (typeof given === 'string' ? (given === '' ? [] : [given]) : given));

/** The form in which an officer writes a programme: what was typed, kept as it was typed. */
export const programmeFormSchema = z.object({
  id: text(80),
  title: text(200),
  provider: text(300),
  funder: text(300),
  funders: text(6000),
  deliveredBy: text(6000),
  legalBasis: text(500),
  instrument: text(60),
  unit: z.enum(units).default('enterprise'),
  summary: text(2000),
  area: text(300),
  areaCodes: text(6000),
  sourceTitle: text(500),
  sourceUrl: text(500),
  opensOn: text(10),
  closesOn: text(10),
  recurrence: text(300),
  processingDays: text(10),
  rate: text(20),
  rateTo: text(20),
  shareOf: text(300),
  ceiling: text(30),
  amountLeast: text(30),
  amountMost: text(30),
  eligibleCosts: text(6000),
  ...numbered('tierWhen', 300, smallRows),
  ...numbered('tierRate', 20, smallRows),
  ...numbered('tierRateTo', 20, smallRows),
  ...numbered('tierCeiling', 30, smallRows),
  ...numbered('stackWith', 600, smallRows),
  ...numbered('stackRule', 20, smallRows),
  ...numbered('stackPeriod', 100, smallRows),
  evidence: text(6000),
  obligations: text(6000),
  contactName: text(200),
  contactEmail: text(200),
  contactPhone: text(60),
  contactUrl: text(500),
  ...numbered('channelKind', 10, smallRows),
  ...numbered('channelUrl', 500, smallRows),
  ...numbered('channelText', 300, smallRows),
  keywords: text(2500),
  languages: text(500),
  ...numbered('translationLanguage', 20, translationRows),
  ...numbered('translationTitle', 200, translationRows),
  ...numbered('translationSummary', 2000, translationRows),
  ...numbered('translationChecked', 3, translationRows),
  linkUrl: text(500),
  linkBroken: z.enum(['yes', 'no', '']).default(''),
  gaps: several,
  goals: several,
  combine: z.enum(['all', 'any']).default('all'),
  rule: z.enum(['rows', 'keep']).default('rows'),
  blockLeast: text(3),
  ...numbered('blockFact', 40, blockRows),
  ...numbered('blockOp', 10, blockRows),
  ...numbered('blockValue', 500, blockRows),
  ...numbered('fact', 40),
  ...numbered('op', 10),
  ...numbered('value', 500),
  ...numbered('testA', 100, rowCount + blockRows),
  ...numbered('testB', 100, rowCount + blockRows),
  ...numbered('testC', 100, rowCount + blockRows),
});
export type ProgrammeForm = z.output<typeof programmeFormSchema>;

/** A numbered field, such as `fact3`. */
export const fieldOf = (form: ProgrammeForm, name: string, row: number | ''): string =>
  String((form as Record<string, unknown>)[`${name}${row}`] ?? '');

const linkSchema = z.object({
  url: z.string(),
  status: z.enum(['ok', 'broken', 'unreachable', 'notChecked']),
  code: z.number().nullable(),
  checkedOn: z.string().nullable(),
  failures: z.number(),
});

export const formViewSchema = z.object({
  /** Null while the programme is new. */
  id: z.string().nullable(),
  basedOn: z.string(),
  state: z.enum(['new', ...programmeStates]),
  /** Whether the agency wants a second person to look before a programme is published. */
  needsReview: z.boolean(),
  /** Languages into which it is to be translated. */
  translateInto: z.array(z.string()),
  /** What the programme’s addresses answered when they were last asked. */
  links: z.array(linkSchema),
  answers: programmeFormSchema,
  /** A rule with more levels than the form has, in words. */
  keptRule: ruleTextSchema.nullable(),
  issues: z.array(
    z.object({
      field: z.string(),
      key: z.string(),
      parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  preview: z
    .object({
      rule: ruleTextSchema,
      costShare: z.string().nullable(),
      notes: z.array(z.enum(['impossible', 'always', 'unreachable', 'redundant'])),
      facts: z.array(z.object({ fact: z.string(), title: z.string() })),
      tests: z.array(
        z.object({
          firm: z.string(),
          outcome: z.enum(['eligible', 'ineligible', 'unknown']),
          reasons: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
});
export type FormView = z.output<typeof formViewSchema>;

/** What an officer has just done. */
export const deskDone = [
  ...(['none', 'draft', 'published', 'withdrawn', 'imported', 'asked', 'returned', 'takenBack'] as const),
  ...(['rule', 'checked', 'linksAsked', 'restored'] as const),
] as const;

export const deskListSchema = z.object({
  programmes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      instrument: z.string(),
      state: z.enum(programmeStates),
      version: z.number(),
      basedOn: z.string(),
      /** Who asked for a review, and when, while it waits. */
      asked: z.object({ who: z.string(), on: z.string() }).nullable(),
      flags: z.array(z.enum(deskFlags)),
      closesOn: z.string().nullable(),
      lastVerifiedOn: z.string().nullable(),
    }),
  ),
  done: z.enum(deskDone),
  show: z.enum(deskFlags).nullable(),
  total: z.number(),
  counts: z.array(z.object({ flag: z.enum(deskFlags), programmes: z.number() })),
  needsReview: z.boolean(),
  maySetRule: z.boolean(),
  /** When addresses were last asked; where none answered there was no connection. */
  linkRun: z.object({ ranOn: z.string(), addresses: z.number(), answered: z.number() }).nullable(),
  today: z.string(),
});
export type DeskList = z.output<typeof deskListSchema>;
