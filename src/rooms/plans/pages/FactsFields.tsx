import { Input, TextArea } from '../../../platform/html/components/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { NewPlanView } from '../views/plans.ts';
import { fieldsOf } from './fieldsOf.ts';

/** Title, agency, purpose and years of a plan. */
export function FactsFields({ answers, issues, t }: NewPlanView & { t: Translator }) {
  const field = fieldsOf(t, 'facts', answers, issues);
  return (
    <>
      <Input {...field('title')} />
      <Input {...field('agency')} />
      <TextArea {...field('summary')} rows={4} />
      <Input {...field('startsOn')} type="date" width={10} />
      <Input {...field('endsOn')} type="date" width={10} />
    </>
  );
}
