import type { GroupRule } from '../../groups/model.ts';
import { isDay, type RoundDesign } from '../model.ts';

export interface RoundAnswers {
  title: string;
  places: string;
  opensOn: string;
  closesOn: string;
  assignmentRule: 'lottery' | 'scoreCutoff' | 'waves' | 'firstCome';
  stratifyBy: 'none' | 'sizeClass' | 'region';
  waveDays: string;
  outcome: string;
  unit: string;
  source: string;
  standardDeviation: string;
  expectedApplicants: string;
  baselinePeriod: string;
  followUpPeriod: string;
  budget: string;
  leastMembers: string;
  sharePassing: string;
  shareSmall: string;
  mostPerFirm: string;
}

export interface Issue {
  field: string;
  key: string;
}

export interface CheckedRound {
  title: string;
  places: number;
  opensOn: string;
  closesOn: string;
  waveDays: string[];
  /** Null where no outcome will be measured: then no effect will ever be announced. */
  design: RoundDesign | null;
  budget: string | null;
  /** What is asked of groups; a call for firms leaves it aside. */
  group: GroupRule;
}

const most = 1_000_000;

/** A form becomes a round, or a list of what is missing; one issue a field. */
export function checkRound(answers: RoundAnswers): { issues: Issue[]; round: CheckedRound } {
  const issues: Issue[] = [];
  const refuse = (field: string, reason: string) =>
    issues.push({ field, key: `programmes.round.form.${field}.${reason}` });
  if (answers.title.trim() === '') refuse('title', 'missing');
  const places = wholeNumber(answers.places);
  if (places === null || places < 1 || places > most) refuse('places', 'invalid');
  for (const field of ['opensOn', 'closesOn'] as const) if (!isDay(answers[field])) refuse(field, 'invalid');
  if (isDay(answers.opensOn) && isDay(answers.closesOn) && answers.closesOn < answers.opensOn)
    refuse('closesOn', 'early');
  const waveDays = answers.waveDays.split(/[\s,;]+/).filter((day) => day !== '');
  if (answers.assignmentRule === 'waves' && !soundWaves(waveDays, answers.closesOn)) refuse('waveDays', 'invalid');
  const budget = answers.budget.trim() === '' ? null : answers.budget.trim();
  if (budget !== null && !/^\d{1,15}(\.\d{1,6})?$/.test(budget)) refuse('budget', 'invalid');
  const design = checkDesign(answers, refuse);
  const group = checkGroupRule(answers, refuse);
  return {
    issues,
    round: {
      title: answers.title.trim(),
      places: places ?? 0,
      opensOn: answers.opensOn,
      closesOn: answers.closesOn,
      waveDays,
      design,
      budget,
      group,
    },
  };
}

function checkGroupRule(answers: RoundAnswers, refuse: (field: string, reason: string) => void): GroupRule {
  const leastMembers = wholeNumber(answers.leastMembers);
  if (leastMembers === null || leastMembers < 2 || leastMembers > 500) refuse('leastMembers', 'invalid');
  const shareOf = (field: 'sharePassing' | 'shareSmall') => {
    const share = wholeNumber(answers[field]);
    if (share === null || share > 100) refuse(field, 'invalid');
    return share ?? 0;
  };
  const [sharePassing, shareSmall] = [shareOf('sharePassing'), shareOf('shareSmall')];
  const mostPerFirm = answers.mostPerFirm.trim() === '' ? null : answers.mostPerFirm.trim();
  if (mostPerFirm !== null && !(/^\d{1,15}(\.\d{1,2})?$/.test(mostPerFirm) && Number(mostPerFirm) > 0))
    refuse('mostPerFirm', 'invalid');
  return { leastMembers: leastMembers ?? 2, sharePassing, shareSmall, mostPerFirm };
}

/** Two waves at least, in order, after the call has closed. */
function soundWaves(days: readonly string[], closesOn: string): boolean {
  const rising = days.every((day, i) => isDay(day) && day > (i === 0 ? closesOn : (days[i - 1] as string)));
  return days.length >= 2 && days.length <= 12 && rising;
}

function checkDesign(answers: RoundAnswers, refuse: (field: string, reason: string) => void): RoundDesign | null {
  const { outcome, unit, source, baselinePeriod, followUpPeriod } = answers;
  if (outcome.trim() === '' && source.trim() === '') return null;
  if (outcome.trim() === '') refuse('outcome', 'missing');
  if (source.trim() === '') refuse('source', 'missing');
  const standardDeviation = Number(answers.standardDeviation);
  if (answers.standardDeviation.trim() === '' || !(standardDeviation > 0) || !Number.isFinite(standardDeviation))
    refuse('standardDeviation', 'invalid');
  const expectedApplicants = wholeNumber(answers.expectedApplicants);
  if (expectedApplicants === null || expectedApplicants < 2 || expectedApplicants > most)
    refuse('expectedApplicants', 'invalid');
  for (const [field, period] of [
    ['baselinePeriod', baselinePeriod],
    ['followUpPeriod', followUpPeriod],
  ] as const) {
    if (!/^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/.test(period)) refuse(field, 'invalid');
  }
  if (baselinePeriod >= followUpPeriod && followUpPeriod !== '') refuse('followUpPeriod', 'early');
  return {
    outcome: outcome.trim(),
    unit: unit.trim(),
    source: source.trim(),
    standardDeviation,
    expectedApplicants: expectedApplicants ?? 0,
    baselinePeriod,
    followUpPeriod,
  };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;
}
