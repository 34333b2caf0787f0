import { defaultRunOptions, groupingPattern, type RunOptions } from '../model.ts';
import type { RunForm } from '../views/runs.ts';

export interface Issue {
  field: string;
  key: string;
}

export const defaultRunForm: RunForm = {
  grouping: 'isic4',
  simulations: String(defaultRunOptions.simulations),
  resamples: String(defaultRunOptions.resamples),
  level: String(defaultRunOptions.level),
  require: defaultRunOptions.require,
  leastPlants: String(defaultRunOptions.leastPlants),
  leastStrength: String(defaultRunOptions.leastStrength),
  seed: String(defaultRunOptions.seed),
};

const numbers = {
  simulations: { least: 99, most: 9999, whole: true },
  resamples: { least: 0, most: 1000, whole: true },
  level: { least: 0.0001, most: 0.2, whole: false },
  leastPlants: { least: 3, most: 1000, whole: true },
  leastStrength: { least: 1, most: 20, whole: false },
  seed: { least: 0, most: 2_000_000_000, whole: true },
} as const;

/** What a person asked for, or what is wrong with each field; an empty field is its default. */
export function readRunForm(
  given: Readonly<Partial<Record<keyof RunForm, string>>>,
  groupings: readonly string[],
): { form: RunForm; request: { grouping: string; options: RunOptions }; issues: Issue[] } {
  const form = { ...defaultRunForm };
  for (const name of Object.keys(form) as (keyof RunForm)[]) form[name] = given[name]?.trim() || form[name];
  const issues: Issue[] = [];
  const fault = (field: string) => issues.push({ field, key: `clusters.found.form.fault.${field}` });
  if (!groupingPattern.test(form.grouping) || !groupings.includes(form.grouping)) fault('grouping');
  if (form.require !== 'both' && form.require !== 'either') fault('require');
  const values = {} as Record<keyof typeof numbers, number>;
  for (const [name, { least, most, whole }] of Object.entries(numbers) as [keyof typeof numbers, Limits][]) {
    const value = /^\d{1,10}(\.\d{1,10})?$/.test(form[name]) ? Number(form[name]) : Number.NaN;
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) fault(name);
    values[name] = value;
  }
  return {
    form,
    issues,
    request: {
      grouping: form.grouping,
      options: { ...values, require: form.require === 'either' ? 'either' : 'both' },
    },
  };
}

type Limits = { least: number; most: number; whole: boolean };
