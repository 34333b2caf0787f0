import type { VNode } from 'preact';
import { ForestChart } from '../../../platform/html/charts/index.ts';
import {
  Actions,
  Button,
  Details,
  Form,
  Notice,
  Table,
  Tag,
  type Tone,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { FileView } from '../views/tables.ts';
import { DeclareForm } from './DeclareForm.tsx';
import { sizeText } from './sizeText.ts';

type Row = NonNullable<FileView['rows']>[number];

export function filePage(view: FileView, page: PageContext): VNode {
  const { t, economy } = page;
  const { table, rows } = view;
  const title = t('evidence.file.title', { name: view.name, table: table.number });
  return page.frame({
    title,
    lead: t(rows === null ? 'evidence.file.lead' : 'evidence.file.lead.done'),
    breadcrumbs: [
      { href: '/evidence', text: t('evidence.title') },
      { href: `/evidence/tables/${table.id}?economy=${economy.code}`, text: `${table.number} ${table.title}` },
    ],
    errors: view.issues.map(({ field, key, text }) => ({ fieldId: field, text: text ?? t(key) })),
    wide: true,
    children: (
      <>
        {rows !== null && <Results view={view} rows={rows} page={page} />}
        {rows === null ? (
          <DeclareForm view={view} page={page} />
        ) : (
          <Details summary={t('evidence.file.declare')}>
            <DeclareForm view={view} page={page} />
          </Details>
        )}
      </>
    ),
  });
}

function Results({ view, rows, page }: { view: FileView; rows: readonly Row[]; page: PageContext }) {
  const { t, economy } = page;
  const asked = view.table.rows.filter(({ id }) =>
    rows.some((row) => row.item === id && row.why !== t('evidence.why.notAsked')),
  );
  return (
    <>
      <h2>{t('evidence.file.result')}</h2>
      {asked.map((item) => (
        <ItemTable table={view.table} rows={rows.filter((row) => row.item === item.id)} page={page} />
      ))}
      {asked.length < view.table.rows.length && (
        <Details summary={t('evidence.file.notAsked', { count: view.table.rows.length - asked.length })}>
          <ul>
            {view.table.rows
              .filter((item) => !asked.includes(item))
              .map(({ label }) => (
                <li>{label}</li>
              ))}
          </ul>
        </Details>
      )}
      {view.microLeftOut > 0 && (
        <p>{t('evidence.why.small', { count: view.microLeftOut, least: view.table.bands[0]?.from ?? 0 })}</p>
      )}
      <p>
        <strong>{t('html.chart.made')}</strong> {t('evidence.file.made')}
      </p>
      {view.releaseId === null ? (
        <Form
          page={page}
          action={`/evidence/tables/${view.table.id}/files/${view.id}/publish?economy=${economy.code}`}
          label={t('evidence.file.publish')}
        >
          <p>{t('evidence.file.publish.hint')}</p>
          <Actions>
            <Button>{t('evidence.file.publish')}</Button>
          </Actions>
        </Form>
      ) : (
        <Notice tone="good">
          <a href={`/data/releases/${view.releaseId}?economy=${economy.code}`}>{t('evidence.file.published')}</a>
        </Notice>
      )}
    </>
  );
}

const tones: Readonly<Record<Row['flag'], Tone>> = { comparable: 'good', partly: 'caution', not: 'neutral' };

/** Yours on its interval, the published share as a dot beside it, for each size; then the numbers and whether they compare. */
function ItemTable({ table, rows, page }: { table: FileView['table']; rows: readonly Row[]; page: PageContext }) {
  const { t } = page;
  const [first] = rows;
  if (first === undefined) return null;
  const percent = (value: number | null) =>
    value === null
      ? t('html.absence.noData')
      : t.number(value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const printed = (value: number | null) =>
    value === null
      ? t('html.absence.noData')
      : t.number(value / 100, {
          style: 'percent',
          minimumFractionDigits: table.decimals,
          maximumFractionDigits: table.decimals,
        });
  const share = (value: number) => t.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const finding = t('evidence.file.finding', { item: first.label });
  const drawn = rows.flatMap((row) => [
    {
      label: `${sizeText(table, row.size, page)}: ${t('evidence.file.yours')}`,
      estimate: row.estimate,
      lower: row.lower,
      upper: row.upper,
      strong: true,
      ...(row.estimate === null ? { note: t('html.absence.noData') } : {}),
    },
    {
      label: `${sizeText(table, row.size, page)}: ${t('evidence.file.publishedShare')}`,
      estimate: row.published === null ? null : row.published / 100,
      lower: null,
      upper: null,
      category: 2,
    },
  ]);
  return (
    <figure class="figure">
      <figcaption>
        <h3 class="finding">{finding}</h3>
      </figcaption>
      {([600, 340] as const).map((width) => (
        <div class={width === 600 ? 'chart-wide' : 'chart-narrow'}>
          <ForestChart
            id={`${first.item}-${width}`}
            width={width}
            description={finding}
            format={share}
            origin={0}
            rows={drawn}
          />
        </div>
      ))}
      <Table
        caption={finding}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: finding })}
        empty=""
        columns={[
          { label: t('evidence.file.size') },
          { label: t('evidence.file.yours'), numeric: true },
          { label: t('evidence.file.error'), numeric: true },
          { label: t('evidence.file.interval'), numeric: true },
          { label: t('evidence.file.n'), numeric: true },
          { label: t('evidence.file.publishedShare'), numeric: true },
          { label: t('evidence.file.flag'), named: true },
        ]}
        rows={rows.map((row) => [
          sizeText(table, row.size, page),
          percent(row.estimate),
          percent(row.standardError),
          row.lower === null || row.upper === null
            ? t('html.absence.noData')
            : t('evidence.interval', { lower: percent(row.lower), upper: percent(row.upper) }),
          t.number(row.answers),
          printed(row.published),
          <>
            <Tag tone={tones[row.flag]}>{t(`evidence.file.flag.${row.flag}`)}</Tag> {row.why}
          </>,
        ])}
      />
    </figure>
  );
}
