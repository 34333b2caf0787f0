import { findEconomy, gaps } from '../../../../codes/index.ts';
import { Checkboxes, Details, Input, TextArea } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FormView } from '../views/programmeForm.ts';

export interface FormPart {
  view: FormView;
  page: PageContext;
  errorOf: (field: string) => string | undefined;
}

type TextName =
  | 'title'
  | 'provider'
  | 'funder'
  | 'area'
  | 'sourceTitle'
  | 'sourceUrl'
  | 'contactName'
  | 'contactEmail'
  | 'shareOf'
  | 'rate'
  | 'rateTo'
  | 'ceiling'
  | 'amountMost'
  | 'id';

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

export function Money(part: FormPart) {
  const { t, economy } = part.page;
  return (
    <>
      <h2>{t('catalogue.gives')}</h2>
      <TextInput {...part} name="rate" hasHint optional suffix="%" width={4} />
      <TextInput {...part} name="rateTo" hasHint optional suffix="%" width={4} />
      <TextInput {...part} name="shareOf" hasHint optional />
      <TextInput {...part} name="ceiling" optional width={10} suffix={currencyOf(economy.code)} />
      <TextInput {...part} name="amountMost" optional width={10} suffix={currencyOf(economy.code)} />
    </>
  );
}

export function Duties(part: FormPart) {
  const { view, page, errorOf } = part;
  const { t } = page;
  const optional = t('html.form.optional');
  return (
    <>
      <h2>{t('catalogue.form.duties')}</h2>
      {(['evidence', 'obligations'] as const).map((name) => (
        <TextArea
          id={name}
          name={name}
          label={t(`catalogue.field.${name}`)}
          hint={t('catalogue.form.lines.hint')}
          rows={4}
          value={view.answers[name]}
          error={errorOf(name)}
          optional={optional}
        />
      ))}
      <Details summary={t('catalogue.form.gaps', { count: view.answers.gaps.length })}>
        <Checkboxes
          id="gaps"
          name="gaps"
          label={t('catalogue.field.gaps')}
          values={view.answers.gaps}
          options={gaps.map(({ code, title }) => ({ value: code, text: title }))}
          error={errorOf('gaps')}
        />
      </Details>
      <TextInput {...part} name="contactName" optional />
      <TextInput {...part} name="contactEmail" optional />
    </>
  );
}

const currencyOf = (economy: string) => findEconomy(economy)?.currency ?? '';
