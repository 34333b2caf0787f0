export const takeUpMeasures = ['applied', 'served', 'completed', 'changed'] as const;
export const gradeNames = ['usefulness', 'competence', 'specificity'] as const;
