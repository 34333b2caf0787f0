import type { Database, Transaction } from './db/index.ts';
import type { Translator } from './i18n/index.ts';
import type { JobQueue } from './jobs/index.ts';

export const roles = [
  'owner',
  'adviser',
  'officer',
  'association',
  'buyer',
  'lender',
  'vendor',
  'analyst',
  'reviewer',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Who acts. `operator` is the person at the command line of the machine; `job` is background work done for `userId`. */
export interface Actor {
  kind: 'anonymous' | 'user' | 'operator' | 'job';
  /** Null for an anonymous visitor; `operator` for the command line's default user. */
  userId: string | null;
  name: string;
  /** Roles held in `organisationId`; an operator holds all of them. */
  roles: readonly Role[];
  organisationId: string | null;
  /** ISO 3166 alpha-3 (or XDM) codes of the economies in which the actor may act; empty means any. */
  economies: readonly string[];
}

/** A source of numbers in [0, 1); seeded, so that everything that is drawn can be drawn again. */
export type RandomSource = () => number;

/** Functions that a room asks of a sister or higher room, declared in that room's model and supplied by compose.ts. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms add to it by declaration merging; a type could not be added to.
export interface Ports {}

/** What every use case receives: who, where, when, and the way to what lies outside. */
export interface Context {
  actor: Actor;
  /** ISO 3166 alpha-3 code, or XDM for the demonstration. */
  economy: string;
  /** ISO date of the actor's day. */
  today: string;
  now(): Date;
  random: RandomSource;
  db: Database;
  jobs: JobQueue;
  ports: Ports;
  t: Translator;
  /** Set where a request, a job or a command has an identity that logs and the audit should carry. */
  requestId: string;
  /** Present inside a job or a long command: reports done and total units of work. */
  progress?: (done: number, total: number | null, what?: string) => void;
  /** Aborted when the person cancels or the process ends. */
  signal?: AbortSignal;
}

export type { Transaction };
