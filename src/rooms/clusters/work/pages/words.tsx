import { Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { Functioning } from '../../rules/functioning.ts';
import type { ProgrammeState } from '../model.ts';

const toneOf: Record<Functioning, Tone> = {
  functioning: 'good',
  partly: 'caution',
  dormant: 'caution',
  unknown: 'neutral',
};
const toneOfState: Record<ProgrammeState, Tone> = {
  draft: 'neutral',
  agreed: 'brand',
  running: 'good',
  closed: 'neutral',
};

export const FunctioningTag = ({ t, status }: { t: Translator; status: Functioning }) => (
  <Tag tone={toneOf[status]}>{t(`clusters.work.status.${status}`)}</Tag>
);

export const StateTag = ({ t, state }: { t: Translator; state: ProgrammeState }) => (
  <Tag tone={toneOfState[state]}>{t(`clusters.work.state.${state}`)}</Tag>
);

/** What every field of a form needs; its words follow from the form's and the field's names. */
export const fieldsOf =
  <Answers extends Readonly<Record<string, string>>>(
    t: Translator,
    form: string,
    answers: Answers,
    issues: readonly { field: string; key: string }[],
  ) =>
  (name: keyof Answers & string) => {
    const key = `clusters.work.form.${form}.${name}`;
    const issue = issues.find(({ field }) => field === name);
    return {
      id: name,
      name,
      label: t(key),
      hint: t.has(`${key}.hint`) ? t(`${key}.hint`) : undefined,
      value: answers[name] as string,
      error: issue === undefined ? undefined : t(issue.key),
    };
  };

export const moneyText = (t: Translator, amount: string, currency: string): string =>
  t('clusters.work.money', {
    amount: t.number(Number(amount), { minimumFractionDigits: amount.includes('.') ? 2 : 0, maximumFractionDigits: 2 }),
    currency,
  });
