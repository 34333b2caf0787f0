/** Who is told when something new fits a firm. */
export interface CallAlert {
  id: string;
  organisation: string;
  userId: string;
  enterpriseId: string;
  firmName: string;
  /** Only programmes that serve one of these; all where there is none. */
  goals: readonly string[];
  recipient: string;
  locale: string;
  origin: string;
  isPaused: boolean;
  stopToken: string;
  createdAt: string;
  version: number;
}

/** So many one organisation may keep. */
export const mostAlerts = 20;

/** A programme, or one of its rounds, of which somebody is told once. */
export interface Call {
  programmeId: string;
  /** Empty for the programme itself. */
  roundId: string;
}
