import type { VNode } from 'preact';
import { Button, Form, Notice, SummaryList, Tag } from '../../../../platform/html/components/index.ts';
import { errorSummaryOf } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PairPageView } from '../view.ts';
import { Decision } from './Decision.tsx';
import { Evidence } from './Evidence.tsx';
import { SideBySide } from './SideBySide.tsx';
import { chanceText, PairTag } from './words.tsx';

export function pairPage(view: PairPageView, page: PageContext): VNode {
  const { t } = page;
  const { pair } = view;
  return page.frame({
    title: t('registry.duplicate.pair.title', { a: pair.aName, b: pair.bName }),
    lead:
      pair.probability === null
        ? t('registry.duplicate.pair.lead.byHand')
        : t('registry.duplicate.pair.lead', { chance: chanceText(page, pair.probability) }),
    breadcrumbs: [
      { href: '/desk', text: t('registry.desk') },
      { href: '/desk/duplicates', text: t('registry.duplicate.title') },
    ],
    wide: true,
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <Standing view={view} page={page} />
        {pair.cautions.map((one) => (
          <Notice tone="caution">{t(`registry.duplicate.caution.${one}.text`)}</Notice>
        ))}
        <SideBySide view={view} page={page} />
        {view.reports.length > 0 && <Reports view={view} page={page} />}
        {view.mayDecide && <Decision view={view} page={page} />}
        <Evidence view={view} page={page} />
      </>
    ),
  });
}

function Standing({ view: { pair, mayUndo }, page }: { view: PairPageView; page: PageContext }) {
  const { t } = page;
  const rows = [
    { term: t('registry.duplicate.state'), description: <PairTag pair={pair} page={page} /> },
    ...(pair.decidedAt === null
      ? []
      : [
          {
            term: t('registry.duplicate.decided'),
            description: t(`registry.duplicate.decided.${pair.decidedHow ?? 'person'}`, {
              who: pair.decidedBy ?? '–',
              date: t.date(pair.decidedAt),
            }),
          },
        ]),
    ...(pair.reason === null ? [] : [{ term: t('registry.duplicate.reason'), description: pair.reason }]),
    ...(pair.runId === null
      ? []
      : [
          {
            term: t('registry.duplicate.run'),
            description: <a href={`/desk/duplicates/runs/${pair.runId}`}>{t('registry.duplicate.run.link')}</a>,
          },
        ]),
  ];
  return (
    <>
      <SummaryList rows={rows} />
      {pair.state === 'same' && !mayUndo && (
        <p>
          {t('registry.duplicate.elsewhere.text')} <a href="/desk/merges">{t('registry.merge.list.link')}</a>
        </p>
      )}
      {mayUndo && (
        <Form page={page} action={`/desk/duplicates/${pair.id}/undo`} version={pair.version}>
          <Button kind="secondary">{t(`registry.duplicate.undo.${pair.state}`)}</Button>
        </Form>
      )}
    </>
  );
}

function Reports({ view, page: { t } }: { view: PairPageView; page: PageContext }) {
  return (
    <>
      <h2>{t('registry.duplicate.reports')}</h2>
      <ul>
        {view.reports.map((one) => (
          <li>
            <a href={`/desk/reports/${one.id}`}>{t.date(one.reportedAt)}</a>: {one.text}{' '}
            <Tag>{t(`registry.report.state.${one.state}`)}</Tag>
          </li>
        ))}
      </ul>
    </>
  );
}
