import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  LinkButton,
  Notice,
  Radios,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instruments, units } from '../model.ts';
import type { FormView } from '../views/programmeForm.ts';
import { BlockRows, CriteriaRows } from './CriteriaRows.tsx';
import { FormLinks } from './FormLinks.tsx';
import { Duties } from './formDuties.tsx';
import { Money } from './formMoney.tsx';
import { DayInput, type FormPart, isUsed, LinesInput, TextInput } from './formParts.tsx';
import { Translations } from './formTranslations.tsx';
import { Preview } from './Preview.tsx';
import { instrumentText, RuleWords } from './words.tsx';

export function programmeFormPage(view: FormView, page: PageContext): VNode {
  const { t, economy } = page;
  const errorOf = (field: string) => {
    const issue = view.issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key, issue.parameters);
  };
  const part = { view, page, errorOf };
  const action = view.id === null ? '/desk/programmes' : `/desk/programmes/${view.id}`;
  return page.frame({
    title: view.id === null ? t('catalogue.form.new') : t('catalogue.form.edit', { title: view.answers.title }),
    lead: t(`catalogue.form.lead.${view.state}`),
    breadcrumbs: [{ href: '/desk/programmes', text: t('catalogue.desk.title') }],
    errors: view.issues.map((issue) => ({ fieldId: issue.field, text: t(issue.key, issue.parameters) })),
    wide: true,
    children: (
      <>
        {view.state === 'inReview' && (
          <Notice tone="caution" title={t('catalogue.form.inReview')}>
            <a href={`/desk/programmes/${view.id}/review`}>{t('catalogue.form.inReview.link')}</a>
          </Notice>
        )}
        <Form
          page={page}
          action={`${action}?economy=${economy.code}`}
          version={view.basedOn}
          label={t('catalogue.form.label')}
        >
          <Preview {...part} />
          <Basics {...part} />
          <Rule {...part} />
          <Money {...part} />
          <Duties {...part} />
          <Translations {...part} />
          <Actions>
            <Button kind="secondary" name="action" value="preview">
              {t('catalogue.form.preview')}
            </Button>
            <Button kind="secondary" name="action" value="draft">
              {t('catalogue.form.draft')}
            </Button>
            <Button kind={view.needsReview ? 'primary' : 'secondary'} name="action" value="review">
              {t('catalogue.form.review')}
            </Button>
            {!view.needsReview && (
              <Button name="action" value="publish">
                {t(view.state === 'published' ? 'catalogue.form.version' : 'catalogue.form.publish')}
              </Button>
            )}
          </Actions>
          {view.needsReview && <p class="hint">{t('catalogue.form.review.needed')}</p>}
        </Form>
        <FormLinks view={view} page={page} />
        {view.state === 'published' && view.id !== null && <Withdraw view={view} page={page} />}
      </>
    ),
  });
}

function Basics(part: FormPart) {
  const { view, page, errorOf } = part;
  const { t } = page;
  const { answers } = view;
  return (
    <>
      <h2>{t('catalogue.form.basics')}</h2>
      <TextInput {...part} name="title" />
      {view.id === null && <TextInput {...part} name="id" hasHint optional />}
      <TextArea
        id="summary"
        name="summary"
        label={t('catalogue.field.summary')}
        hint={t('catalogue.form.summary.hint')}
        value={answers.summary}
        rows={3}
        error={errorOf('summary')}
        optional={t('html.form.optional')}
      />
      <Select
        id="instrument"
        name="instrument"
        label={t('catalogue.field.instrument')}
        value={answers.instrument}
        error={errorOf('instrument')}
        options={[
          { value: '', text: t('catalogue.form.choose') },
          ...instruments.map((code) => ({ value: code, text: instrumentText(t, code) })),
        ]}
      />
      <TextInput {...part} name="provider" />
      <TextInput {...part} name="funder" optional />
      <TextInput {...part} name="area" optional />
      <TextInput {...part} name="sourceTitle" hasHint />
      <TextInput {...part} name="sourceUrl" optional />
      <DayInput {...part} name="opensOn" />
      <DayInput {...part} name="closesOn" hint={t('catalogue.form.closesOn.hint')} />
      <Details
        summary={t('catalogue.form.more')}
        open={isUsed(part, ['funders', 'deliveredBy', 'legalBasis', 'areaCodes', 'recurrence'])}
      >
        <LinesInput {...part} name="funders" />
        <LinesInput {...part} name="deliveredBy" />
        <TextInput {...part} name="legalBasis" optional />
        <TextInput {...part} name="areaCodes" hasHint optional />
        <TextInput {...part} name="recurrence" hasHint optional />
      </Details>
    </>
  );
}

function Rule(part: FormPart) {
  const { view, page } = part;
  const { t } = page;
  const { answers, keptRule } = view;
  return (
    <>
      <h2>{t('catalogue.rules')}</h2>
      <Radios
        id="unit"
        name="unit"
        inline
        label={t('catalogue.field.unit')}
        value={answers.unit}
        options={units.map((unit) => ({
          value: unit,
          text: t(`catalogue.unit.${unit}.name`),
        }))}
      />
      {keptRule !== null && (
        <>
          <Radios
            id="rule"
            name="rule"
            label={t('catalogue.form.rule')}
            hint={t('catalogue.form.rule.hint')}
            value={answers.rule}
            options={(['keep', 'rows'] as const).map((rule) => ({
              value: rule,
              text: t(`catalogue.form.rule.${rule}`),
            }))}
          />
          <Details summary={t('catalogue.form.rule.words')}>
            <RuleWords rule={keptRule} />
          </Details>
        </>
      )}
      <Radios
        id="combine"
        name="combine"
        inline
        label={t('catalogue.form.combine')}
        value={answers.combine}
        options={(['all', 'any'] as const).map((combine) => ({
          value: combine,
          text: t(`catalogue.form.combine.${combine}`),
        }))}
      />
      <CriteriaRows {...part} />
      <BlockRows {...part} />
    </>
  );
}

function Withdraw({ view, page }: { view: FormView; page: PageContext }) {
  const { t } = page;
  return (
    <Details summary={t('catalogue.form.withdraw.title')}>
      <p>{t('catalogue.form.withdraw.text')}</p>
      <Form
        page={page}
        action={`/desk/programmes/${view.id}/withdraw`}
        version={view.basedOn}
        label={t('catalogue.form.withdraw.title')}
      >
        <Actions>
          <Button kind="warning">{t('catalogue.form.withdraw')}</Button>
          <LinkButton kind="quiet" href="/desk/programmes">
            {t('catalogue.form.back')}
          </LinkButton>
        </Actions>
      </Form>
    </Details>
  );
}
