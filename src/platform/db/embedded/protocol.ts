import type { DatabaseProblemCode } from '../problem.ts';

/** What the supervisor tells a client, one JSON line each. A client's open connection is its lease. */
export type SupervisorWord =
  | { word: 'ready'; socketFolder: string; port: number; supervisorPid: number; serverVersion: string }
  | { word: 'failed'; code: DatabaseProblemCode | null; message: string; remedy: string }
  /** Answer to `bye`: others still hold leases, so there is nothing to wait for. */
  | { word: 'others' };

/** What a client may say: it gives its lease back and waits to hear whether it was the last. */
export const goodbye = 'bye\n';

export interface SupervisorPlan {
  dataFolder: string;
  /** How long the server outlives its last lease, so that a row of commands doesn't start it anew each time. */
  graceMs: number;
  /** Server settings of this start; a server that already runs keeps its own. */
  settings: Readonly<Record<string, string>>;
}

/** Exit code of a supervisor that found another holding the data folder. */
export const anotherHolds = 3;
