import { addDays } from '../../../../platform/days.ts';
import type { ProgrammeState } from '../model.ts';

/** What an officer should look at, the most pressing first. */
export const deskFlags = [
  'inReview',
  'returned',
  'draft',
  'over',
  'closesSoon',
  'opensLater',
  'unchecked',
  'brokenLink',
  'untranslated',
  'oldTranslation',
] as const;
export type DeskFlag = (typeof deskFlags)[number];

/** Days before the closing day, and days since the last check, within which nobody need look. */
export const soonDays = 30;
export const staleDays = 180;

export interface FlaggedProgramme {
  state: ProgrammeState;
  opensOn: string | null;
  closesOn: string | null;
  lastVerifiedOn: string | null;
  isReturned: boolean;
  hasBrokenLink: boolean;
}

/** Flags by state and days; what is withdrawn needs nothing. */
export function flagsOf(one: FlaggedProgramme, today: string): DeskFlag[] {
  const { state, opensOn, closesOn, lastVerifiedOn } = one;
  if (state === 'inReview') return ['inReview'];
  if (state === 'draft') return [one.isReturned ? 'returned' : 'draft'];
  if (state === 'withdrawn') return [];
  const isOver = closesOn !== null && closesOn < today;
  return [
    ...(isOver ? (['over'] as const) : []),
    ...(!isOver && closesOn !== null && closesOn <= addDays(today, soonDays) ? (['closesSoon'] as const) : []),
    ...(opensOn !== null && opensOn > today ? (['opensLater'] as const) : []),
    ...(lastVerifiedOn === null || lastVerifiedOn < addDays(today, -staleDays) ? (['unchecked'] as const) : []),
    ...(one.hasBrokenLink ? (['brokenLink'] as const) : []),
  ];
}
