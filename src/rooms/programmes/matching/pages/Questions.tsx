import type { ComponentChildren } from 'preact';
import { Input, Radios, Select } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { Question } from '../views/results.ts';

interface QuestionsProps {
  questions: readonly Question[];
  answers: Readonly<Record<string, string>>;
  issues: readonly { field: string; key: string }[];
  /** A range is an answer too. */
  mayBeRough: boolean;
  page: PageContext;
}

/** What can be said instead of an answer, as the routes read it. */
const refused = 'refused';
const notApplicable = 'n/a';

/** One input a question; each may be left open, or refused. */
export const Questions = ({ questions, ...rest }: QuestionsProps) => (
  <>
    {questions.map((question) => (
      <OneQuestion question={question} {...rest} />
    ))}
  </>
);

function OneQuestion({
  question,
  answers,
  issues,
  mayBeRough,
  page,
}: Omit<QuestionsProps, 'questions'> & { question: Question }) {
  const { t } = page;
  const { fact, title, kind, suffix, options } = question;
  const issue = issues.find(({ field }) => field === fact);
  const value = answers[fact] ?? '';
  const instead = [
    { value: refused, text: t('matching.question.refused') },
    ...(question.mayNotApply ? [{ value: notApplicable, text: t('matching.question.notApplicable') }] : []),
  ];
  const open = { value: '', text: t('matching.question.open') };
  const shared = {
    id: fact,
    name: fact,
    label: title,
    hint: hintOf(question, page),
    error: issue === undefined ? undefined : t(issue.key),
  };
  if (kind === 'boolean')
    return (
      <Radios
        {...shared}
        inline
        value={value}
        options={[
          { value: 'yes', text: t('catalogue.value.yes') },
          { value: 'no', text: t('catalogue.value.no') },
          open,
          ...instead,
        ]}
      />
    );
  if (kind === 'choice') return <Select {...shared} value={value} options={[open, ...options, ...instead]} />;
  const isUnsaid = value === refused || value === notApplicable;
  return (
    <>
      <Input
        {...shared}
        value={isUnsaid ? '' : value}
        width={10}
        inputMode={mayBeRough ? undefined : 'decimal'}
        suffix={suffix ?? undefined}
      />
      <Select
        id={`${fact}-not`}
        name={`${fact}-not`}
        label={t('matching.question.instead', { fact: title })}
        value={isUnsaid ? value : ''}
        options={[{ value: '', text: t('matching.question.instead.none') }, ...instead]}
      />
    </>
  );
}

function hintOf({ programmes, upTo, known }: Question, { t }: PageContext): ComponentChildren {
  const asked =
    upTo === null
      ? t('matching.question.asked', { count: programmes })
      : t('matching.question.asked.upTo', { count: programmes, amount: upTo });
  if (known === null) return asked;
  const day = known.observedOn;
  const text =
    day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)
      ? t('matching.question.known.undated', { text: known.text, source: known.source })
      : t('matching.question.known', { text: known.text, source: known.source, day: t.date(day) });
  return `${text} ${asked}`;
}

/** Where the error summary leads: the first choice of radios has an id of its own. What is not asked here leads to the form. */
export function inputIdOf(questions: readonly Question[], fact: string): string {
  if (fact === 'cost') return 'cost';
  const question = questions.find((one) => one.fact === fact);
  if (question === undefined) return 'answers';
  return question.kind === 'boolean' ? `${fact}-first` : fact;
}
