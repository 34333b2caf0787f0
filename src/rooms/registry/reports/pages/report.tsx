import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  LinkButton,
  Radios,
  SummaryList,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ReportPageView } from '../view.ts';
import { ReportTag } from './reportList.tsx';

type Part = { view: ReportPageView; page: PageContext };

export function reportPage(view: ReportPageView, page: PageContext): VNode {
  const { t } = page;
  const { report } = view;
  return page.frame({
    title: t('registry.report.title', { name: report.enterpriseName }),
    lead: t(`registry.report.subject.${report.subject}`),
    breadcrumbs: [{ href: '/desk/reports', text: t('registry.report.list.title') }],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <SummaryList
          rows={[
            { term: t('registry.report.state'), description: <ReportTag report={report} page={page} /> },
            { term: t('registry.report.text'), description: report.text },
            { term: t('registry.report.contact'), description: report.contact ?? t('registry.report.contact.none') },
            { term: t('registry.report.reportedOn'), description: t.date(report.reportedAt) },
            ...(report.outcome === null ? [] : [{ term: t('registry.report.outcome'), description: report.outcome }]),
          ]}
        />
        <Actions>
          <LinkButton kind="secondary" href={`/suppliers/${report.enterpriseId}`}>
            {t('registry.report.look')}
          </LinkButton>
          <LinkButton kind="secondary" href={`/suppliers/${report.enterpriseId}/correct`}>
            {t('registry.correct.link')}
          </LinkButton>
        </Actions>
        {report.state === 'open' && <Decision view={view} page={page} />}
      </>
    ),
  });
}

function Decision({ view: { report, answers, issues }, page }: Part) {
  const { t } = page;
  const errorOf = errorsByField(t, issues);
  return (
    <>
      <h2>{t('registry.report.decide')}</h2>
      <Form page={page} action={`/desk/reports/${report.id}/decision`} version={report.version}>
        <Radios
          id="state"
          name="state"
          label={t('registry.report.decision')}
          value={answers.state}
          error={errorOf('state')}
          options={(['mended', 'refused'] as const).map((value) => ({
            value,
            text: t(`registry.report.decision.${value}`),
          }))}
        />
        <TextArea
          id="outcome"
          name="outcome"
          label={t('registry.report.outcome')}
          hint={t('registry.report.outcome.hint')}
          value={answers.outcome}
          rows={3}
          error={errorOf('outcome')}
        />
        <Actions>
          <Button>{t('registry.report.decide.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
