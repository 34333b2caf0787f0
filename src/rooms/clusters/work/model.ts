import { z } from 'zod';
import { functioningIndicators } from '../rules/functioning.ts';

export const clusterIdSchema = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/);

/** What Yamawaki's history of clusters names, and what others have added. */
export const originFactors = [
  'largeEnterprise',
  'publicResearch',
  'workers',
  'materials',
  'tradition',
  'market',
  'policy',
] as const;
export const subjects = ['functioning', 'origin'] as const;
export type Subject = (typeof subjects)[number];
export const sourceKinds = ['association', 'visit', 'survey', 'register', 'programmeRecords', 'document'] as const;
export type SourceKind = (typeof sourceKinds)[number];
/** Kinds that a person may name; the others are counted by the portal or read by an officer. */
export const indicatorsOf = { functioning: functioningIndicators, origin: originFactors } as const;
export const isIndicatorOf = (subject: Subject, indicator: string): boolean =>
  (indicatorsOf[subject] as readonly string[]).includes(indicator);

/** A cluster as far as this part needs to know it. */
export interface ClusterFacts {
  id: string;
  title: string;
  group: string;
  groupTitle: string;
  areas: readonly string[];
  areaTitles: readonly string[];
  enterpriseIds: readonly string[];
  plants: number;
  /** Whether chance was tested and excluded; null where nobody tested it. */
  isTested: boolean | null;
  /** Where the cluster itself is shown. */
  href: string;
}

export const programmeStates = ['draft', 'agreed', 'running', 'closed'] as const;
export type ProgrammeState = (typeof programmeStates)[number];
/** Themes of the guidelines that APEC's symposium released. */
export const themes = ['technology', 'people', 'markets', 'none'] as const;
export const actionKinds = [
  'training',
  'technology',
  'information',
  'market',
  'purchasing',
  'facility',
  'largeFirms',
  'localGovernment',
  'organisation',
] as const;
export const actionStates = ['planned', 'underway', 'done', 'dropped'] as const;
export const privateOffers = ['no', 'yes', 'unknown'] as const;

/** Money without its currency, which is the programme's. */
export const amountSchema = z.string().regex(/^\d{1,15}(\.\d{1,2})?$/);
const numberText = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);
const day = z.iso.date();

export const goalSchema = z.object({
  id: z.uuid(),
  title: z.string().min(1).max(200),
  unit: z.string().max(60),
  baseline: numberText,
  baselineOn: day,
  target: numberText,
  targetOn: day,
  source: z.string().min(1).max(300),
  values: z.array(z.object({ on: day, value: numberText, source: z.string().max(300) })).max(200),
});
export type Goal = z.output<typeof goalSchema>;

export const jointActionSchema = z.object({
  id: z.uuid(),
  title: z.string().min(1).max(200),
  theme: z.enum(themes),
  kind: z.enum(actionKinds),
  owner: z.string().min(1).max(200),
  /** A body that teaches, tests, informs or buys; empty where the firms do it alone. */
  partner: z.string().max(200),
  startsOn: day,
  dueOn: day,
  state: z.enum(actionStates),
  cost: amountSchema,
  fromMembers: amountSchema,
  fromPublic: amountSchema,
  fromOthers: amountSchema,
  /** Whether firms of the place already sell what the action gives. */
  soldPrivately: z.enum(privateOffers),
  /** Enterprises that take part. */
  participants: z.array(z.string().max(60)).max(500),
  results: z.string().max(2_000),
});
export type JointAction = z.output<typeof jointActionSchema>;

/** An action with the number of its firms that take part today. */
export type CountedAction = Omit<JointAction, 'participants'> & { firms: number };

export const baselineSchema = z.object({
  on: day,
  firms: z.int(),
  plants: z.int(),
  functioning: z.enum(['functioning', 'partly', 'dormant', 'unknown']),
  observed: z.int(),
  holding: z.int(),
});

/** Everything that a programme says, as one document: an edition of it is a copy. */
export const programmeDocumentSchema = z.object({
  title: z.string().min(1).max(200),
  vision: z.string().max(3_000),
  beginsOn: day,
  endsOn: day,
  clusterTitle: z.string(),
  baseline: baselineSchema,
  goals: z.array(goalSchema).max(50),
  actions: z.array(jointActionSchema).max(200),
});
export type ProgrammeDocument = z.output<typeof programmeDocumentSchema>;

export const memberStates = ['invited', 'agreed', 'declined', 'left'] as const;
export type MemberState = (typeof memberStates)[number];

/** Fewer firms than this are a favour to single firms, and could be told apart in a count. */
export const leastFirms = 3;
