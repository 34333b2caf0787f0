import type { VNode } from 'preact';
import {
  Actions,
  Button,
  FileUpload,
  Form,
  Notice,
  SummaryList,
  Table,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { TenderImportsView, TenderImportView } from '../views/tenderImports.ts';
import { errorsOf, issueOf } from './words.ts';

const crumbs = ({ t, economy }: PageContext) => [
  { href: `/tenders?economy=${economy.code}`, text: t('linkages.tenders.title') },
];

/** The form for a file, what was wrong with the last one, and what was imported before. */
export function tenderImportsPage(view: TenderImportsView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('linkages.tenderImports.list');
  return page.frame({
    title: t('linkages.tenderImports.title', { economy: economy.name }),
    lead: t('linkages.tenderImports.lead'),
    breadcrumbs: crumbs(page),
    errors: errorsOf(view.issues, page),
    children: (
      <>
        <Faults view={view} page={page} />
        <Form page={page} action={`/tender-imports?economy=${economy.code}`} multipart>
          <FileUpload
            id="file"
            name="file"
            label={t('linkages.tenderImports.file')}
            hint={t('linkages.tenderImports.file.hint')}
            accept=".json"
            error={issueOf(view.issues, page)('file')}
          />
          <Actions>
            <Button>{t('linkages.tenderImports.submit')}</Button>
          </Actions>
        </Form>
        <h2>{caption}</h2>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('linkages.tenderImports.none')}
          columns={[
            { label: t('linkages.tenderImports.file') },
            { label: t('linkages.tenderImports.publisher'), named: true },
            { label: t('linkages.tenderImports.releases'), numeric: true },
            { label: t('linkages.tenderImports.at') },
          ]}
          rows={view.imports.map(({ id, fileName, publisher, releases, createdAt }) => [
            <a href={`/tender-imports/${id}?economy=${economy.code}`}>{fileName}</a>,
            publisher,
            t.number(releases),
            t.date(createdAt, 'short'),
          ])}
        />
      </>
    ),
  });
}

function Faults({ view: { faults }, page: { t } }: { view: TenderImportsView; page: PageContext }) {
  if (faults.length === 0) return null;
  const caption = t('linkages.tenderImports.faults', { count: faults.length });
  return (
    <>
      <Notice tone="action" role="alert" title={t('linkages.tenderImports.refused')}>
        {t('linkages.tenderImports.refused.text')}
      </Notice>
      <Table
        caption={caption}
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('linkages.tenderImports.fault.at'), named: true },
          { label: t('linkages.tenderImports.fault.what') },
          { label: t('linkages.tenderImports.fault.remedy') },
        ]}
        rows={faults.map(({ at, message, remedy }) => [
          at === null ? t('linkages.tenderImports.fault.whole') : <code>{at}</code>,
          message,
          remedy,
        ])}
      />
    </>
  );
}

export function tenderImportPage(view: TenderImportView, page: PageContext): VNode {
  const { t, economy } = page;
  const { repeated, created, unchanged, tendersCreated, tendersChanged, releases } = view;
  return page.frame({
    title: t('linkages.tenderImport.title', { file: view.fileName }),
    lead: t(repeated ? 'linkages.tenderImport.repeated' : 'linkages.tenderImport.lead', {
      releases,
      created,
      tenders: tendersCreated + tendersChanged,
    }),
    breadcrumbs: [
      ...crumbs(page),
      {
        href: `/tender-imports?economy=${economy.code}`,
        text: t('linkages.tenderImports.title', { economy: economy.name }),
      },
    ],
    children: (
      <>
        <SummaryList
          rows={[
            { term: t('linkages.tenderImports.publisher'), description: view.publisher },
            { term: t('linkages.tender.licence'), description: view.licence ?? t('html.absence.noData') },
            { term: t('linkages.tenderImport.kind'), description: t(`linkages.tenderImport.kind.${view.kind}`) },
            { term: t('linkages.tenderImports.releases'), description: t.number(releases) },
            { term: t('linkages.tenderImport.created'), description: t.number(created) },
            { term: t('linkages.tenderImport.unchanged'), description: t.number(unchanged) },
            { term: t('linkages.tenderImport.tendersCreated'), description: t.number(tendersCreated) },
            { term: t('linkages.tenderImport.tendersChanged'), description: t.number(tendersChanged) },
            { term: t('linkages.tenderImports.at'), description: t.date(view.createdAt) },
            { term: t('linkages.tenderImport.sha256'), description: <code class="long">{view.sha256}</code> },
          ]}
        />
        <p>
          <a href={`/tenders?economy=${economy.code}`}>{t('linkages.tenderImport.see')}</a>
        </p>
      </>
    ),
  });
}
