import type { VNode } from 'preact';
import { Actions, Button, FileUpload, Form, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { PublishedTable } from '../rules/publishedTables.ts';
import type { TableView } from '../views/tables.ts';
import { sizeText } from './sizeText.ts';

export function tablePage(view: TableView, page: PageContext): VNode {
  const { t } = page;
  const { table } = view;
  return page.frame({
    title: `${table.number} ${table.title}`,
    lead: t('evidence.table.lead'),
    breadcrumbs: [{ href: '/evidence', text: t('evidence.title') }],
    errors: view.issues.map(({ field, key, text }) => ({ fieldId: field, text: text ?? t(key) })),
    wide: true,
    children: (
      <>
        <h2>{t('evidence.table.published')}</h2>
        {table.regions.map((region) => (
          <RegionTable table={table} region={region} page={page} />
        ))}
        {table.kind === 'singleChoice' && <p>{t('evidence.table.singleChoice')}</p>}
        {table.remarks.map((remark) => (
          <p>{t(`evidence.table.remark.${remark}`)}</p>
        ))}
        <h3 id="made">{t('html.chart.made')}</h3>
        <p>{t('evidence.table.made')}</p>
        <p>{t(`evidence.table.universe.${table.universe}`)}</p>
        <p>{t('evidence.table.notStated')}</p>
        <ul>
          {table.notStated.map((what) => (
            <li>{t(`evidence.table.notStated.${what}`)}</li>
          ))}
        </ul>
        <p>{t('evidence.table.source', { source: table.source })}</p>
        {view.canAnalyse && <OwnSurvey view={view} page={page} />}
      </>
    ),
  });
}

/** With as many places as are printed. */
const percent = ({ t }: PageContext, value: number | undefined, decimals: number) =>
  value === undefined
    ? t('html.absence.noData')
    : t.number(value / 100, { style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals });

interface RegionProps {
  table: PublishedTable;
  region: PublishedTable['regions'][number];
  page: PageContext;
}

function RegionTable({ table, region, page }: RegionProps) {
  const { t } = page;
  const caption = region.name;
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('evidence.table.row') },
        ...table.sizes.map((size) => ({ label: sizeText(table, size, page), numeric: true })),
      ]}
      rows={table.rows.map((row) => [
        row.label,
        ...table.sizes.map((_, s) => percent(page, row.values[region.id]?.[s], table.decimals)),
      ])}
      {...(region.economies.length > 1
        ? { note: t('evidence.table.includes', { region: region.name, economies: t.list(region.economies) }) }
        : {})}
    />
  );
}

function OwnSurvey({ view, page }: { view: TableView; page: PageContext }) {
  const { t, economy } = page;
  const place = `/evidence/tables/${view.table.id}/files`;
  return (
    <>
      <h2>{t('evidence.table.own')}</h2>
      <p>{t('evidence.table.own.lead')}</p>
      <Form page={page} action={`${place}?economy=${economy.code}`} multipart label={t('evidence.table.own')}>
        <FileUpload
          id="file"
          name="file"
          label={t('evidence.table.upload.file')}
          hint={t('evidence.table.upload.hint')}
          accept=".csv,.txt,.tsv,.gz,.xlsx,.dta"
          {...(view.issues[0] === undefined ? {} : { error: view.issues[0].text ?? t(view.issues[0].key) })}
        />
        <Actions>
          <Button>{t('evidence.table.upload.submit')}</Button>
        </Actions>
      </Form>
      <p>
        <a href={`/evidence/surveys?economy=${economy.code}`}>{t('evidence.table.workspace')}</a>
      </p>
      {view.files.length > 0 && (
        <>
          <h3>{t('evidence.table.files')}</h3>
          <ul>
            {view.files.map(({ id, name, uploadedAt }) => (
              <li>
                <a href={`${place}/${id}?economy=${economy.code}`}>
                  {t('evidence.table.file.open', { name, date: t.date(uploadedAt) })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
