import type { VNode } from 'preact';
import type { Command } from '../command/define.ts';
import type { Context, Transaction } from '../context.ts';
import type { PageContext } from '../html/page.ts';
import type { Route } from '../http/route.ts';
import type { Job } from '../jobs/define.ts';

export const roomRanks = {
  publication: 0,
  registry: 1,
  diagnosis: 2,
  programmes: 3,
  linkages: 3,
  clusters: 3,
  evidence: 4,
  plans: 5,
} as const;
export type RoomName = keyof typeof roomRanks;

/** Fills a slot that another room's page declares: load under the reader's rights, then draw; JSON carries the model. */
export interface Panel<Subject = { id: string }, Model = unknown> {
  slot: string;
  name: string;
  load: (ctx: Context, subject: Subject) => Promise<Model | null>;
  draw: (model: Model, page: PageContext) => VNode;
}

/** Hears news that was written to the outbox in the same transaction as the change that it tells of. */
export interface Listener {
  topic: string;
  name: string;
  /** Runs at least once per event: idempotent. */
  hear: (ctx: Context, tx: Transaction, event: OutboxEvent) => Promise<void>;
}

export interface OutboxEvent {
  id: string;
  economy: string;
  topic: string;
  /** Ids only. */
  payload: Readonly<Record<string, string | number>>;
}

/** What a room mounts; a room of several nouns joins one part of each. */
export interface RoomPart {
  routes: readonly Route[];
  commands: readonly Command[];
  jobs: readonly Job[];
  // biome-ignore lint/suspicious/noExplicitAny: panels of every model.
  panels: readonly Panel<any, any>[];
  listeners: readonly Listener[];
}

export interface Room extends RoomPart {
  name: RoomName;
}

export function joinParts(parts: readonly RoomPart[]): RoomPart {
  return {
    routes: parts.flatMap((part) => part.routes),
    commands: parts.flatMap((part) => part.commands),
    jobs: parts.flatMap((part) => part.jobs),
    panels: parts.flatMap((part) => part.panels),
    listeners: parts.flatMap((part) => part.listeners),
  };
}
