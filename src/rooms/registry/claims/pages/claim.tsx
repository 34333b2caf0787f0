import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  Notice,
  Radios,
  SummaryList,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ClaimPageView } from '../view.ts';
import { ClaimTag } from './claimList.tsx';

type Part = { view: ClaimPageView; page: PageContext };

export function claimPage(view: ClaimPageView, page: PageContext): VNode {
  const { t } = page;
  const { claim } = view;
  return page.frame({
    title: t('registry.claim.title', { name: claim.enterpriseName }),
    lead: t(`registry.claim.lead.${claim.state}`),
    breadcrumbs: view.mayWithdraw
      ? [{ href: '/firm-claims', text: t('registry.claim.own.title') }]
      : [{ href: '/desk/firm-claims', text: t('registry.claim.list.title') }],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <Facts view={view} page={page} />
        {view.rival && claim.state === 'open' && <Notice tone="caution">{t('registry.claim.rival')}</Notice>}
        {view.mayDecide && <Decision view={view} page={page} />}
        {view.mayWithdraw && (
          <Form page={page} action={`/firm-claims/${claim.id}/withdraw`} version={claim.version}>
            <Button kind="secondary">{t('registry.claim.withdraw')}</Button>
          </Form>
        )}
      </>
    ),
  });
}

function Facts({ view: { claim }, page }: Part) {
  const { t } = page;
  return (
    <SummaryList
      rows={[
        {
          term: t('registry.claim.firm'),
          description: <a href={`/suppliers/${claim.enterpriseId}`}>{claim.enterpriseName}</a>,
        },
        { term: t('registry.claim.state'), description: <ClaimTag claim={claim} page={page} /> },
        {
          term: t('registry.claim.by'),
          description: `${claim.claimedByName} (${t(`registry.claim.relation.${claim.relation}`)})`,
        },
        { term: t('registry.claim.claimedOn'), description: t.date(claim.claimedAt) },
        { term: t('registry.claim.evidence'), description: claim.evidence },
        ...(claim.evidenceName === null
          ? []
          : [
              {
                term: t('registry.claim.file'),
                description: <a href={`/firm-claims/${claim.id}/evidence`}>{claim.evidenceName}</a>,
              },
            ]),
        ...(claim.reason ? [{ term: t('registry.claim.reason'), description: claim.reason }] : []),
        ...(claim.validTo === null ? [] : [{ term: t('registry.claim.validTo'), description: t.date(claim.validTo) }]),
      ]}
    />
  );
}

function Decision({ view, page }: Part) {
  const { t } = page;
  const errorOf = errorsByField(t, view.issues);
  return (
    <>
      <h2>{t('registry.claim.decide')}</h2>
      <Form page={page} action={`/firm-claims/${view.claim.id}/decision`} version={view.claim.version}>
        <Radios
          id="decision"
          name="decision"
          label={t('registry.claim.decision')}
          value={view.answers.decision}
          error={errorOf('decision')}
          options={(['approve', 'refuse'] as const).map((value) => ({
            value,
            text: t(`registry.claim.decision.${value}`),
          }))}
        />
        <TextArea
          id="reason"
          name="reason"
          label={t('registry.claim.reason')}
          hint={t('registry.claim.reason.hint')}
          value={view.answers.reason}
          rows={3}
          error={errorOf('reason')}
        />
        <Actions>
          <Button>{t('registry.claim.decide.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
