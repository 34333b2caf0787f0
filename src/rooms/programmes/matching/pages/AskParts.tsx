import { Button, Checkboxes, Details, Input } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { AssessedView } from '../views/results.ts';
import { Questions } from './Questions.tsx';

interface Part {
  view: AssessedView;
  page: PageContext;
}

/** What the reader wants: it puts the programmes and the questions in order, and says what it costs. */
export const Wishes = (part: Part) => (
  <>
    <Goals {...part} />
    <Cost {...part} />
  </>
);

export const Goals = ({ view: { goals }, page: { t } }: Part) =>
  goals.length === 0 ? null : (
    <Checkboxes
      id="goal"
      name="goal"
      label={t('matching.goal.label')}
      hint={t('matching.goal.hint')}
      values={goals.filter(({ isChosen }) => isChosen).map(({ code }) => code)}
      options={goals.map(({ code, title, programmes }) => ({
        value: code,
        text: t('matching.goal.option', { goal: title, count: programmes }),
      }))}
    />
  );

export function Cost({ view: { cost, currency, issues }, page: { t } }: Part) {
  const fault = issues.find(({ field }) => field === 'cost');
  return (
    <Input
      id="cost"
      name="cost"
      label={t('matching.cost.label')}
      hint={t('matching.cost.hint')}
      optional={t('html.form.optional')}
      value={cost}
      width={10}
      suffix={currency === '' ? undefined : currency}
      error={fault === undefined ? undefined : t(fault.key)}
    />
  );
}

/** The questions of this page, and those that were answered before. */
export function Asked({
  view,
  page,
  mayBeRough,
  register = false,
}: Part & {
  mayBeRough: boolean;
  /** The answers are the register’s: they stand open, to be corrected. */
  register?: boolean;
}) {
  const { questions, corrections, answers, issues } = view;
  const shared = { answers, issues, mayBeRough, page };
  const { t } = page;
  const hasFault = corrections.some(({ fact }) => issues.some(({ field }) => field === fact));
  return (
    <>
      <Hidden view={view} />
      <Questions questions={questions} {...shared} />
      {corrections.length > 0 && (
        <Details
          summary={t(register ? 'matching.corrections.register' : 'matching.corrections', {
            count: corrections.length,
          })}
          open={hasFault || register}
        >
          <Questions questions={corrections} {...shared} />
        </Details>
      )}
    </>
  );
}

const Hidden = ({ view: { seen, passed, questions, isAll } }: { view: AssessedView }) => (
  <>
    <input type="hidden" name="seen" value={seen} />
    <input type="hidden" name="passed" value={passed} />
    <input type="hidden" name="shown" value={questions.map(({ fact }) => fact).join(',')} />
    {isAll && <input type="hidden" name="all" value="yes" />}
  </>
);

/** Three questions are on the page; whoever likes forms may have all of them. */
export const AllAtOnce = ({ view: { isAll, moreQuestions }, page: { t } }: Part) =>
  isAll || moreQuestions === 0 ? null : (
    <Button kind="quiet" name="all" value="yes">
      {t('matching.allAtOnce', { count: moreQuestions })}
    </Button>
  );

/** Everything that was answered, for a form that goes elsewhere. */
export const HiddenAnswers = ({ view: { answers, goals, cost } }: { view: AssessedView }) => (
  <>
    {Object.entries(answers).map(([fact, answer]) => (
      <input type="hidden" name={fact} value={answer} />
    ))}
    {goals
      .filter(({ isChosen }) => isChosen)
      .map(({ code }) => (
        <input type="hidden" name="goal" value={code} />
      ))}
    <input type="hidden" name="cost" value={cost} />
  </>
);
