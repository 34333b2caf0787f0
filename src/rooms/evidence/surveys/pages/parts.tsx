import type { ComponentChildren } from 'preact';
import { Input, Select, type Step, Steps } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { Breakdown, Group, MeasureStatistic, SurveyColumn } from '../model.ts';

type Issues = readonly { field: string; key: string; text?: string | undefined }[];

export const errorsOf = ({ t }: PageContext, issues: Issues) => ({
  summary: issues.map(({ field, key, text }) => ({ fieldId: field, text: text ?? t(key) })),
  of: (field: string): { error?: string } => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? {} : { error: issue.text ?? t(issue.key) };
  },
});

export const placeOf = ({ economy }: PageContext, path = '') => `/evidence/surveys${path}?economy=${economy.code}`;

export const crumbs = (page: PageContext, survey?: { id: string; name: string }) => [
  { href: '/evidence', text: page.t('evidence.title') },
  { href: placeOf(page), text: page.t('evidence.surveys.title') },
  ...(survey === undefined ? [] : [{ href: placeOf(page, `/${survey.id}`), text: survey.name }]),
];

/** Beyond that a list is longer than anybody reads: the name is typed. */
const mostListed = 400;

interface ColumnFieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string;
  value: string;
  none: string;
  columns: readonly SurveyColumn[];
}

/** A column of the file, by its name and what its label says. */
export function ColumnField({ name, label, hint, error, value, none, columns }: ColumnFieldProps) {
  const field = { id: name, name, label, hint, value, ...(error === undefined ? {} : { error }) };
  if (columns.length > mostListed) return <Input {...field} spellCheck={false} />;
  return (
    <Select
      {...field}
      options={[
        { value: '', text: none },
        ...columns.map((column) => ({
          value: column.name,
          text: column.label ? `${column.name}: ${column.label.slice(0, 80)}` : column.name,
        })),
      ]}
    />
  );
}

export function SurveySteps({
  survey,
  current,
  page,
}: {
  survey: { id: string; declared: boolean };
  current: 'design' | 'table' | 'publish';
  page: PageContext;
}) {
  const { t } = page;
  const order = ['upload', 'design', 'table', 'publish'] as const;
  const at = order.indexOf(current);
  const hrefs = {
    upload: placeOf(page, `/${survey.id}`),
    design: placeOf(page, `/${survey.id}/design`),
    table: placeOf(page, `/${survey.id}/tables/new`),
    publish: undefined,
  };
  const steps = order.map((name, i): Step => {
    const state = i < at ? 'done' : i === at ? 'current' : 'coming';
    const href = state === 'current' || (name === 'table' && !survey.declared) ? undefined : hrefs[name];
    return { label: t(`evidence.surveys.step.${name}`), state, ...(href === undefined ? {} : { href }) };
  });
  return (
    <Steps
      across
      steps={steps}
      stateWords={{
        done: t('evidence.surveys.step.done'),
        current: t('evidence.surveys.step.current'),
        coming: t('evidence.surveys.step.coming'),
      }}
    />
  );
}

/** A group in words: the labels of its values, the word for all where it has none. */
export function groupText(group: Group, breakdowns: readonly Breakdown[], all: string): string {
  const parts = group.flatMap((value, d) => (value === null ? [] : [breakdowns[d]?.values[value] ?? value]));
  return parts.length === 0 ? all : parts.join(', ');
}

/** Shares in percent, amounts in figures that can be read. */
export const formatOf =
  ({ t }: PageContext, statistic: MeasureStatistic) =>
  (value: number): string =>
    statistic === 'share'
      ? t.number(value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
      : Math.abs(value) >= 1000
        ? t.number(value, { maximumFractionDigits: 0 })
        : t.number(value, { maximumSignificantDigits: 4 });

export const pText = ({ t }: PageContext, p: number | null): string =>
  p === null
    ? t('html.absence.noData')
    : p < 0.0001
      ? t('evidence.surveys.p.tiny')
      : t.number(p, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
