import type { ComplaintSubject } from '../model.ts';

interface Typed {
  usefulness: string;
  competence: string;
  specificity: string;
  changed: 'yes' | 'planned' | 'no' | '';
  comment: string;
  complains: 'yes' | 'no' | '';
  subject: ComplaintSubject | '';
  complaint: string;
}

export interface Checked {
  issues: { field: string; key: string }[];
  answers: {
    usefulness: number;
    competence: number;
    specificity: number;
    changed: 'yes' | 'planned' | 'no';
    comment: string | null;
    complaint: { subject: ComplaintSubject; text: string } | null;
  } | null;
}

const grades = ['usefulness', 'competence', 'specificity'] as const;

/** Four answers are asked for; a complaint needs its subject and its words. */
export function checkAnswers(typed: Typed): Checked {
  const { changed, subject } = typed;
  const missing = (field: string) => ({ field, key: `programmes.feedback.${field}.missing` });
  const complains = typed.complains === 'yes';
  const issues = [
    ...grades.filter((grade) => !/^[1-5]$/.test(typed[grade])).map(missing),
    ...(changed === '' ? [missing('changed')] : []),
    ...(complains && subject === '' ? [missing('subject')] : []),
    ...(complains && typed.complaint === '' ? [missing('complaint')] : []),
  ];
  if (issues.length > 0 || changed === '') return { issues, answers: null };
  return {
    issues,
    answers: {
      usefulness: Number(typed.usefulness),
      competence: Number(typed.competence),
      specificity: Number(typed.specificity),
      changed,
      comment: typed.comment || null,
      complaint: complains && subject !== '' ? { subject, text: typed.complaint } : null,
    },
  };
}
