import { amountPattern, isDay, type Milestone, type PlanFacts } from '../model.ts';
import type { Formula } from './formulas.ts';

export interface Issue {
  field: string;
  key: string;
}

type Refuse = (field: string, reason: string) => void;

/** Gathers what is wrong with a form, one issue a field. */
function gather(form: string): { issues: Issue[]; refuse: Refuse } {
  const issues: Issue[] = [];
  const refuse: Refuse = (field, reason) => {
    if (!issues.some((one) => one.field === field))
      issues.push({ field, key: `plans.form.${form}.${field}.${reason}` });
  };
  return { issues, refuse };
}

export function checkFacts(answers: PlanFacts): Issue[] {
  const { issues, refuse } = gather('facts');
  for (const field of ['title', 'agency', 'summary'] as const)
    if (answers[field].trim() === '') refuse(field, 'missing');
  for (const field of ['startsOn', 'endsOn'] as const) if (!isDay(answers[field])) refuse(field, 'invalid');
  if (isDay(answers.startsOn) && isDay(answers.endsOn) && answers.endsOn <= answers.startsOn) refuse('endsOn', 'early');
  return issues;
}

export interface ActionAnswers {
  area: string;
  title: string;
  owner: string;
  support: string;
  budget: string;
  startsOn: string;
  dueOn: string;
  state: string;
  /** A line each: the day, then what will be there. */
  milestones: string;
}

export interface CheckedAction {
  issues: Issue[];
  budget: string | null;
  milestones: Milestone[];
}

export function checkAction(answers: ActionAnswers, isArea: (code: string) => boolean): CheckedAction {
  const { issues, refuse } = gather('action');
  if (!isArea(answers.area)) refuse('area', 'missing');
  for (const field of ['title', 'owner', 'support'] as const)
    if (answers[field].trim() === '') refuse(field, 'missing');
  for (const field of ['startsOn', 'dueOn'] as const) if (!isDay(answers[field])) refuse(field, 'invalid');
  if (isDay(answers.startsOn) && isDay(answers.dueOn) && answers.dueOn < answers.startsOn) refuse('dueOn', 'early');
  const budget = answers.budget.trim() === '' ? null : answers.budget.trim();
  if (budget !== null && !amountPattern.test(budget)) refuse('budget', 'invalid');
  const milestones = readMilestones(answers.milestones);
  if (milestones === null) refuse('milestones', 'invalid');
  return { issues, budget, milestones: milestones ?? [] };
}

function readMilestones(text: string): Milestone[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const milestones = lines.flatMap((line) => {
    const [, onDate = '', what = ''] = /^\s*(\d{4}-\d{2}-\d{2})[\s:,;]+(\S.{0,299})$/.exec(line.trimEnd()) ?? [];
    return isDay(onDate) ? [{ onDate, text: what.trim() }] : [];
  });
  if (lines.length > 30 || milestones.length < lines.length) return null;
  return milestones.sort((a, b) => (a.onDate < b.onDate ? -1 : 1));
}

export interface IndicatorAnswers {
  formula: string;
  programmeId: string;
  area: string;
  title: string;
  responsible: string;
  frequency: string;
  baseline: string;
  baselineOn: string;
  baselineSource: string;
  target: string;
  targetOn: string;
}

interface IndicatorGround {
  formula: Formula | null;
  isArea: (code: string) => boolean;
  isProgramme: (id: string) => boolean;
}

export function checkIndicator(answers: IndicatorAnswers, { formula, isArea, isProgramme }: IndicatorGround): Issue[] {
  const { issues, refuse } = gather('indicator');
  if (formula === null) refuse('formula', 'missing');
  if (!isArea(answers.area)) refuse('area', 'missing');
  if (formula?.programme === 'must' && answers.programmeId === '') refuse('programmeId', 'missing');
  if (answers.programmeId !== '' && !isProgramme(answers.programmeId)) refuse('programmeId', 'unknown');
  for (const field of ['responsible', 'baselineSource'] as const)
    if (answers[field].trim() === '') refuse(field, 'missing');
  for (const field of ['baselineOn', 'targetOn'] as const) if (!isDay(answers[field])) refuse(field, 'invalid');
  if (isDay(answers.baselineOn) && isDay(answers.targetOn) && answers.targetOn <= answers.baselineOn)
    refuse('targetOn', 'early');
  const [baseline, target] = [readNumber(answers.baseline), readNumber(answers.target)];
  for (const [field, value] of [
    ['baseline', baseline],
    ['target', target],
  ] as const) {
    if (value === null) refuse(field, 'invalid');
    else if (formula !== null && !isPossible(formula, value)) refuse(field, `not.${formula.unit}`);
  }
  if (formula !== null && baseline !== null && target !== null && isAgainst(formula, baseline, target))
    refuse('target', 'against');
  return issues;
}

export function checkTarget(
  answers: { value: string; reason: string },
  { formula, baseline }: { formula: Formula; baseline: number },
): Issue[] {
  const { issues, refuse } = gather('target');
  const value = readNumber(answers.value);
  if (value === null) refuse('value', 'invalid');
  else if (!isPossible(formula, value)) refuse('value', `not.${formula.unit}`);
  else if (isAgainst(formula, baseline, value)) refuse('value', 'against');
  if (answers.reason.trim() === '') refuse('reason', 'missing');
  return issues;
}

export function readNumber(text: string): number | null {
  return /^-?\d{1,12}([.,]\d{1,6})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null;
}

/** Firms are whole and none is fewer than none; a percentage lies between 0 and 100; an effect may be anything. */
function isPossible({ unit }: Formula, value: number): boolean {
  if (unit === 'firms') return Number.isInteger(value) && value >= 0;
  return unit === 'outcome' || (value >= 0 && value <= 100);
}

const isAgainst = ({ direction }: Formula, baseline: number, target: number): boolean =>
  direction === 'up' ? target < baseline : target > baseline;
