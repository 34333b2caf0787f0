import type { VNode } from 'preact';
import {
  Actions,
  Button,
  DownloadLinks,
  Empty,
  FileUpload,
  Form,
  Input,
  Table,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ConcordancesView } from '../view.ts';

type Part = { view: ConcordancesView; page: PageContext };

export function concordancesPage(view: ConcordancesView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('registry.concordances.title'),
    lead: t('registry.concordances.lead'),
    breadcrumbs: [{ href: '/industries', text: t('registry.industries.title') }],
    errors: errorSummaryOf(t, view.issues),
    wide: true,
    children: (
      <>
        <Loaded view={view} page={page} />
        {view.mayLoad && <LoadForm view={view} page={page} />}
      </>
    ),
  });
}

function Loaded({ view, page }: Part) {
  const { t } = page;
  const caption = t('registry.concordance.loaded');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      columns={[
        { label: t('registry.concordance.title') },
        { label: t('registry.concordance.pair'), named: true },
        { label: t('registry.concordance.entries'), named: true, numeric: true },
        { label: t('registry.concordance.weights'), named: true },
        { label: t('registry.concordance.source'), named: true },
        { label: t('registry.concordance.file'), named: true },
        ...(view.mayLoad ? [{ label: t('registry.concordance.takeBack'), named: true }] : []),
      ]}
      rows={view.concordances.map((one) => [
        one.title,
        `${one.fromScheme} → ${one.toScheme}`,
        t.number(one.entries),
        t(`registry.concordance.weights.${one.weights}`),
        one.source,
        <DownloadLinks
          label={t('registry.concordance.file')}
          files={[{ href: `/concordances/${one.id}/table.csv`, text: `${one.fromScheme}-${one.toScheme}.csv` }]}
        />,
        ...(view.mayLoad
          ? [
              <Form
                page={page}
                action={`/concordances/${one.id}/undo`}
                label={t('registry.concordance.undo', { title: one.title })}
              >
                <Button kind="quiet">
                  {t('registry.concordance.takeBack')} <span class="hidden-visually">{one.title}</span>
                </Button>
              </Form>,
            ]
          : []),
      ])}
      empty={
        <Empty title={t('registry.concordance.none')}>
          <p>{t('registry.concordance.none.text')}</p>
        </Empty>
      }
    />
  );
}

function LoadForm({ view, page }: Part) {
  const { t } = page;
  const errorOf = errorsByField(t, view.issues);
  const input = (field: 'from' | 'to' | 'title' | 'source', optional = false) => (
    <Input
      id={field}
      name={field}
      label={t(`registry.concordance.form.${field}`)}
      hint={t.has(`registry.concordance.form.${field}.hint`) ? t(`registry.concordance.form.${field}.hint`) : undefined}
      value={view.answers[field]}
      error={errorOf(field)}
      optional={optional ? t('html.form.optional') : undefined}
    />
  );
  return (
    <>
      <h2>{t('registry.concordance.load')}</h2>
      {view.faults.length > 0 && (
        <ul>
          {view.faults.map(({ row, column, message }) => (
            <li>
              {row !== null && (
                <span class="tabular">{t('registry.concordance.row', { row, column: column ?? '-' })} </span>
              )}
              {message}
            </li>
          ))}
        </ul>
      )}
      <Form page={page} action="/concordances" multipart>
        <FileUpload
          id="file"
          name="file"
          label={t('registry.concordance.form.file')}
          hint={t('registry.concordance.form.file.hint')}
          error={errorOf('file')}
        />
        {input('from')}
        {input('to')}
        {input('title', true)}
        {input('source')}
        <Actions>
          <Button>{t('registry.concordance.form.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
