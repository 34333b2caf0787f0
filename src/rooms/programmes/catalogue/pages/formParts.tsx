import { findEconomy } from '../../../../codes/index.ts';
import { Input, TextArea } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FormView } from '../views/programmeForm.ts';

export interface FormPart {
  view: FormView;
  page: PageContext;
  errorOf: (field: string) => string | undefined;
}

type Answers = FormView['answers'];
/** Fields of the form that hold one text. */
export type TextName = {
  [name in keyof Answers]: string extends Answers[name] ? name : never;
}[keyof Answers] &
  string;

export function TextInput({
  view,
  page: { t },
  errorOf,
  name,
  hasHint,
  optional,
  suffix,
  width,
}: FormPart & { name: TextName; hasHint?: boolean; optional?: boolean; suffix?: string; width?: 4 | 10 }) {
  return (
    <Input
      id={name}
      name={name}
      label={t(`catalogue.form.${name}`)}
      hint={hasHint ? t(`catalogue.form.${name}.hint`) : undefined}
      optional={optional ? t('html.form.optional') : undefined}
      value={view.answers[name]}
      error={errorOf(name)}
      suffix={suffix}
      width={width}
    />
  );
}

/** Several texts, one a line. */
export function LinesInput({
  view,
  page: { t },
  errorOf,
  name,
  hint,
  rows = 3,
}: FormPart & { name: TextName; hint?: string; rows?: number }) {
  return (
    <TextArea
      id={name}
      name={name}
      label={t(`catalogue.form.${name}`)}
      hint={hint ?? t('catalogue.form.lines.hint')}
      rows={rows}
      value={view.answers[name]}
      error={errorOf(name)}
      optional={t('html.form.optional')}
    />
  );
}

export function DayInput({
  view,
  page: { t },
  errorOf,
  name,
  hint,
}: FormPart & { name: 'opensOn' | 'closesOn'; hint?: string }) {
  return (
    <Input
      id={name}
      name={name}
      type="date"
      width={10}
      label={t(`catalogue.field.${name}`)}
      hint={hint}
      optional={t('html.form.optional')}
      value={view.answers[name]}
      error={errorOf(name)}
    />
  );
}

export const currencyOf = (economy: string) => findEconomy(economy)?.currency ?? '';

/** Whether a group of fields has anything in it, or a fault: it is shown open then. */
export const isUsed = ({ view, errorOf }: FormPart, names: readonly string[]): boolean =>
  names.some((name) => {
    const value = (view.answers as Record<string, unknown>)[name];
    return (value !== undefined && value !== '' && String(value) !== '') || errorOf(name) !== undefined;
  });
