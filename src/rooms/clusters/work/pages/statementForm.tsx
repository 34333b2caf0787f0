import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  LinkButton,
  Radios,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { indicatorsOf, sourceKinds, subjects } from '../model.ts';
import type { StatementFormView } from '../views/evidence.ts';
import { evidenceHref } from './evidence.tsx';
import { fieldsOf } from './words.tsx';

export function statementFormPage(view: StatementFormView, page: PageContext): VNode {
  const { t, economy } = page;
  const { cluster, corrects, answers, issues } = view;
  const field = fieldsOf(t, 'statement', answers, issues);
  const back = evidenceHref(cluster.id, economy.code);
  const questions = subjects.flatMap((subject) =>
    indicatorsOf[subject].map((indicator) => ({
      value: `${subject}.${indicator}`,
      text: t('clusters.work.form.question', {
        subject: t(`clusters.work.subject.${subject}`),
        indicator: t(`clusters.work.${subject}.${indicator}`),
      }),
    })),
  );
  const offered = corrects === null ? questions : questions.filter(({ value }) => value === answers.question);
  return page.frame({
    title: t(corrects === null ? 'clusters.work.evidence.state' : 'clusters.work.evidence.correct.title'),
    lead: t('clusters.work.form.statement.lead', { cluster: cluster.title }),
    breadcrumbs: [{ href: back, text: cluster.title }],
    errors: errorSummaryOf(t, issues),
    children: (
      <>
        <Form page={page} action={evidenceHref(cluster.id, economy.code, '/state')}>
          <input type="hidden" name="corrects" value={corrects?.id ?? ''} />
          <Select
            {...field('question')}
            options={corrects === null ? [{ value: '', text: '' }, ...offered] : offered}
          />
          <Radios
            {...field('holds')}
            inline
            options={(['yes', 'no'] as const).map((value) => ({ value, text: t(`clusters.work.holds.${value}`) }))}
          />
          <Radios
            {...field('sourceKind')}
            options={sourceKinds.map((value) => ({ value, text: t(`clusters.work.source.${value}`) }))}
          />
          <Input {...field('source')} />
          <Input {...field('knownOn')} type="date" width={10} />
          <Input {...field('link')} type="url" optional={t('html.form.optional')} />
          <TextArea {...field('note')} rows={3} optional={t('html.form.optional')} />
          <Actions>
            <Button>{t('clusters.work.save')}</Button>
            <LinkButton kind="quiet" href={back}>
              {t('clusters.work.back')}
            </LinkButton>
          </Actions>
        </Form>
        {corrects?.mayChange && (
          <Details summary={t('clusters.work.evidence.withdraw')}>
            <Form page={page} action={`/clusters/statements/${corrects.id}/withdraw?economy=${economy.code}`}>
              <Input
                id="reason"
                name="reason"
                label={t('clusters.work.evidence.withdraw.reason')}
                hint={t('clusters.work.evidence.withdraw.hint')}
                required
              />
              <Button kind="warning">{t('clusters.work.evidence.withdraw')}</Button>
            </Form>
          </Details>
        )}
      </>
    ),
  });
}
