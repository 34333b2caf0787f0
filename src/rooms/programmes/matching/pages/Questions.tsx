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

/** One input a question; each may be left open. */
export function Questions({ questions, answers, issues, mayBeRough, page: { t } }: QuestionsProps) {
  return (
    <>
      {questions.map(({ fact, title, kind, suffix, options, programmes }) => {
        const issue = issues.find(({ field }) => field === fact);
        const shared = {
          id: fact,
          name: fact,
          label: title,
          hint: t('matching.question.asked', { count: programmes }),
          error: issue === undefined ? undefined : t(issue.key),
        };
        if (kind === 'boolean')
          return (
            <Radios
              {...shared}
              inline
              value={answers[fact] ?? ''}
              options={[
                { value: 'yes', text: t('catalogue.value.yes') },
                { value: 'no', text: t('catalogue.value.no') },
                { value: '', text: t('matching.question.open') },
              ]}
            />
          );
        if (kind === 'choice')
          return (
            <Select
              {...shared}
              value={answers[fact] ?? ''}
              options={[{ value: '', text: t('matching.question.open') }, ...options]}
            />
          );
        return (
          <Input
            {...shared}
            value={answers[fact] ?? ''}
            width={10}
            inputMode={mayBeRough ? undefined : 'decimal'}
            suffix={suffix ?? undefined}
          />
        );
      })}
    </>
  );
}

/** Where the error summary leads: the first choice of radios has an id of its own. */
export const inputIdOf = (questions: readonly Question[], fact: string) =>
  questions.find((one) => one.fact === fact)?.kind === 'boolean' ? `${fact}-first` : fact;
