import type { Programme } from '../../catalogue/rules/programme.ts';

/** What a programme helps a firm to do, where its file says so. */
export const goalsOf = ({ goals = [] }: Pick<Programme, 'goals'>): readonly string[] => goals;

/** Without a goal every programme serves. */
export const servesAny = (programme: Pick<Programme, 'goals'>, goals: readonly string[]): boolean =>
  goals.length === 0 || goalsOf(programme).some((goal) => goals.includes(goal));

/** What people without a firm can get is shown where they begin. */
export const isForFirms = ({ unit }: Pick<Programme, 'unit'>): boolean => unit !== 'person';
