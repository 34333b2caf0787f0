import { z } from 'zod';
import type { GroupRule } from '../groups/model.ts';

export const assignmentRules = ['lottery', 'scoreCutoff', 'waves', 'firstCome'] as const;
export type AssignmentRule = (typeof assignmentRules)[number];

export const strata = ['none', 'sizeClass', 'region'] as const;
export type StratifyBy = (typeof strata)[number];

/** What a rule of assignment needs beside the number of places. */
export interface RoundRule {
  stratifyBy: StratifyBy;
  /** Days on which the waves begin; each takes an equal part of the places. */
  waveDays: readonly string[];
  /** Of calls for groups. */
  group?: GroupRule | null;
}

/** What will be measured after the round, at whom, and by whom: written before anybody applies. */
export interface RoundDesign {
  outcome: string;
  unit: string;
  source: string;
  standardDeviation: number;
  expectedApplicants: number;
  baselinePeriod: string;
  followUpPeriod: string;
}

export const applicationStates = [
  'submitted',
  'infoRequested',
  'qualified',
  'notQualified',
  'assigned',
  'notAssigned',
  'withdrawn',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** States in which an officer still owes an answer. */
export const undecided: readonly ApplicationState[] = ['submitted', 'infoRequested'];

export const reasonCodes = [
  'criteriaMet',
  'criteriaNotMet',
  'documentsMissing',
  'sameCostsFundedElsewhere',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const roundIdSchema = z.uuid();
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isDay(text));

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) &&
    day.toISOString().slice(0, 10) === text &&
    text >= '1900-01-01' &&
    text <= '2200-12-31'
  );
}
