import type { VNode } from 'preact';
import { Absence, DownloadLinks, Empty, Pagination, Table, Tabs } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { type OverlapView, overlapShows } from '../views/overlap.ts';
import { FirmTable } from './FirmTable.tsx';
import { Basis, Count, reachCrumb } from './parts.tsx';

type Part = { view: OverlapView; page: PageContext };

export function overlapPage(view: OverlapView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('reach.overlap.title'),
    lead: t('reach.overlap.lead', view.none),
    breadcrumbs: [reachCrumb(page)],
    wide: true,
    children: (
      <>
        <Basis basis={view.basis} page={page} />
        <h2>{t('reach.overlap.matrix')}</h2>
        <Matrix view={view} page={page} />
        <DownloadLinks label={t('reach.files')} files={[{ href: '/desk/reach/overlap.csv', text: t('reach.file') }]} />
        <h2>{t('reach.overlap.none')}</h2>
        <Tabs
          label={t('reach.overlap.none')}
          tabs={overlapShows.map((show) => ({
            href: `/desk/reach/overlap?show=${show}`,
            text: t(`reach.overlap.tab.${show}`, { firms: view.none[show] }),
            current: show === view.show,
          }))}
        />
        <None view={view} page={page} />
        <h3>{t('reach.overlap.shutOut')}</h3>
        <ShutOut view={view} page={page} />
        <ByClass view={view} page={page} />
      </>
    ),
  });
}

function Matrix({ view: { programmes }, page }: Part) {
  const { t } = page;
  const caption = t('reach.overlap.matrix');
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel={t('html.table.scroll', { caption })}
      empty={<Empty title={t('reach.empty')} />}
      columns={[
        { label: t('reach.column.title') },
        { label: t('reach.column.eligible'), numeric: true },
        ...programmes.map(({ title }) => ({ label: title, numeric: true })),
      ]}
      rows={programmes.map((one, at) => [
        <a href={`/desk/reach/${one.id}`}>{one.title}</a>,
        <Count value={one.eligible} page={page} />,
        ...one.both.map(({ firms, share }, other) => {
          if (other === at) return '–';
          if (share === null) return <Absence kind="noData" text={t('html.absence.noData')} />;
          return `${t.number(firms)} (${t.number(share, { style: 'percent', maximumFractionDigits: 0 })})`;
        }),
      ])}
      note={t('reach.overlap.note')}
    />
  );
}

function ShutOut({ view, page: { t } }: Part) {
  const caption = t('reach.overlap.shutOut');
  return (
    <>
      <p>{t('reach.overlap.shutOut.text')}</p>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('reach.overlap.shutOut.none')}
        columns={[
          { label: t('reach.overlap.criterion') },
          { label: t('reach.column.title'), named: true },
          { label: t('reach.overlap.alone'), numeric: true },
          { label: t('reach.overlap.shut'), numeric: true },
        ]}
        rows={view.shutOut.map(({ criterion, programmeId, programmeTitle, firms, alone }) => [
          criterion,
          <a href={`/desk/reach/${programmeId}/what-if`}>{programmeTitle}</a>,
          t.number(alone),
          t.number(firms),
        ])}
      />
    </>
  );
}

function None({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      <FirmTable
        caption={t('reach.overlap.none')}
        firms={view.firms}
        empty={<Empty title={t('reach.overlap.none.none')} />}
        page={page}
      />
      <Pagination
        page={view.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(at) => `/desk/reach/overlap?show=${view.show}&page=${at}`}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('reach.files')}
        files={[{ href: `/desk/reach/none.csv?show=${view.show}`, text: t('reach.firms.file') }]}
      />
    </>
  );
}

const measures = ['firms', 'noneEligible', 'nonePossible'] as const;

function ByClass({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      {view.by.map(({ by, classes }) => {
        const caption = t(`reach.by.${by}`);
        return (
          <>
            <h3>{caption}</h3>
            <Table
              caption={caption}
              captionHidden
              stack
              scrollLabel={t('html.table.scroll', { caption })}
              empty=""
              columns={[
                { label: caption },
                ...measures.map((measure) => ({ label: t(`reach.overlap.column.${measure}`), numeric: true })),
              ]}
              rows={classes.map((one) => [
                one.name,
                ...measures.map((measure) => <Count value={one[measure]} page={page} />),
              ])}
            />
          </>
        );
      })}
    </>
  );
}
