import type { ProgrammeState } from '../model.ts';

/** On a cluster's page: what gave rise to it, and what is done. */
export interface ClusterWork {
  id: string;
  origins: readonly { indicator: string; holds: boolean; source: string; knownOn: string }[];
  programmes: readonly { id: string; title: string; state: ProgrammeState; actions: number; done: number }[];
}

/** On a firm's desk. */
export interface FirmGroupsShort {
  open: number;
  joined: number;
}

/** On the page of an application that a group handed in. */
export interface GroupOfApplication {
  group: string;
  /** The day on which it applied: its members of that day are those for whom it applies. */
  on: string;
  firms: readonly { id: string; name: string }[];
  programmes: readonly { id: string; title: string; state: ProgrammeState }[];
}
