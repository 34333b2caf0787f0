import { Input, TextArea } from '../../../../platform/html/components/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { FactsAnswers } from '../views/answers.ts';
import { fieldsOf } from './words.tsx';

interface Props {
  answers: FactsAnswers;
  issues: readonly { field: string; key: string }[];
  t: Translator;
}

export function FactsFields({ answers, issues, t }: Props) {
  const field = fieldsOf(t, 'facts', answers, issues);
  return (
    <>
      <Input {...field('title')} />
      <TextArea {...field('vision')} rows={4} />
      <Input {...field('beginsOn')} type="date" width={10} />
      <Input {...field('endsOn')} type="date" width={10} />
    </>
  );
}
