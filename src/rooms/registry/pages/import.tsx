import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  DownloadLinks,
  Form,
  KeyFigures,
  LinkButton,
  Notice,
  SummaryList,
  Table,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ImportView } from '../views/imports.ts';
import { ImportLists } from './ImportLists.tsx';
import { Readings } from './Readings.tsx';

type Part = { view: ImportView; page: PageContext };

export function importPage(view: ImportView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t(`registry.import.title.${view.state}`, { file: view.fileName }),
    lead: t(`registry.import.lead.${view.state}`),
    breadcrumbs: [{ href: '/imports', text: t('registry.import.list.title') }],
    wide: true,
    children: (
      <>
        {view.repeated && (
          <Notice tone="good" role="status" title={t('registry.import.repeated')}>
            {t('registry.import.repeated.text')}
          </Notice>
        )}
        <Counts view={view} page={page} />
        <ImportLists view={view} page={page} />
        <Rejected view={view} page={page} />
        <Notes view={view} page={page} />
        <Sample view={view} page={page} />
        <Readings view={view} page={page} />
        {view.state === 'staged' && <Decide view={view} page={page} />}
        <FileFacts view={view} page={page} />
        {view.state === 'applied' && <Undo view={view} page={page} />}
      </>
    ),
  });
}

/** More of them hide the decision below; the file has all. */
const faultsShown = 20;

function Counts({ view, page }: Part) {
  const { t } = page;
  const figure = (key: 'created' | 'updated' | 'unchanged' | 'rejected') => ({
    label: t(`registry.import.${key}`),
    value: t.number(view[key]),
    facts: [t('registry.import.ofRows', { rows: view.rows })],
  });
  return <KeyFigures figures={[figure('created'), figure('updated'), figure('unchanged'), figure('rejected')]} />;
}

function Decide({ view, page }: Part) {
  const { t } = page;
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{t('registry.import.decide')}</h2>
      <Form
        page={page}
        action={`/imports/${view.id}/apply?economy=${page.economy.code}`}
        version={view.version}
        label={t('registry.import.apply')}
      >
        {view.rejected > 0 && (
          <Checkboxes
            id="skipRejected"
            name="skipRejected"
            label={t('registry.import.skip.legend', { rejected: view.rejected })}
            hint={t('registry.import.skip.hint')}
            options={[{ value: 'yes', text: t('registry.import.skip', { rejected: view.rejected }) }]}
          />
        )}
        <Actions>
          <Button>{t('registry.import.apply')}</Button>
          <Button kind="quiet" formAction={`/imports/${view.id}/discard?economy=${page.economy.code}`}>
            {t('registry.import.discard')}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}

function Rejected({ view, page }: Part) {
  const { t } = page;
  if (view.faults.length === 0) return null;
  const caption = t('registry.import.faults.caption', {
    shown: Math.min(faultsShown, view.faults.length),
    rows: view.rejected,
  });
  return (
    <>
      <h2>{t('registry.import.faults')}</h2>
      <Table
        caption={caption}
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('registry.import.fault.row'), named: true },
          { label: t('registry.import.fault.column'), named: true },
          { label: t('registry.import.fault.what') },
          { label: t('registry.import.fault.remedy'), named: true },
        ]}
        rows={view.faults
          .slice(0, faultsShown)
          .map((fault) => [
            fault.row === null ? '–' : t.number(fault.row),
            fault.column ?? '–',
            fault.message,
            fault.remedy,
          ])}
      />
      <DownloadLinks
        label={t('registry.import.faults')}
        files={[
          { href: `/imports/${view.id}/rows.csv?list=rejected`, text: t('registry.import.rows.csv.rejected') },
          { href: `/imports/${view.id}/rejected.csv`, text: t('registry.import.faults.csv') },
        ]}
      />
    </>
  );
}

function Notes({ view, page }: Part) {
  const { t } = page;
  const notes = Object.entries(view.notes).filter(([, rows]) => rows > 0);
  if (notes.length === 0) return null;
  return (
    <>
      <h2>{t('registry.import.notes')}</h2>
      <p>{t('registry.import.notes.text')}</p>
      <ul>
        {notes.map(([note, rows]) => (
          <li>{t(`registry.import.note.${note}`, { rows })}</li>
        ))}
      </ul>
    </>
  );
}

/** Codes that contain no other code of the list. */
const narrowest = (codes: readonly string[]) =>
  codes.filter((code) => /^\d/.test(code) && !codes.some((other) => other !== code && other.startsWith(code)));

function Sample({ view, page }: Part) {
  const { t } = page;
  if (view.sample.length === 0) return null;
  const caption = t('registry.import.sample', { rows: view.sample.length });
  return (
    <>
      <h2>{t('registry.import.sample.title')}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('registry.import.fault.row'), named: true },
          { label: t('registry.establishment.key'), named: true },
          { label: t('registry.search.name'), named: true },
          { label: t('registry.establishment.address'), named: true },
          { label: t('registry.search.place'), named: true },
          { label: 'ISIC', named: true },
        ]}
        rows={view.sample.map((one) => [
          t.number(one.row),
          one.key,
          one.name,
          one.address ?? '–',
          one.place ?? '–',
          narrowest(one.isic).join(', ') || '–',
        ])}
      />
    </>
  );
}

function FileFacts({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      <h2>{t('registry.import.file.facts')}</h2>
      <SummaryList
        rows={[
          { term: t('registry.import.fileName'), description: view.fileName },
          ...(view.sheet === null ? [] : [{ term: t('registry.mapping.sheet'), description: view.sheet }]),
          { term: t('registry.source.title'), description: view.source },
          { term: t('registry.import.bytes'), description: t.number(view.bytes) },
          { term: t('registry.import.encoding'), description: view.encoding ?? '–' },
          { term: t('registry.import.when'), description: t.date(view.createdAt) },
          { term: 'SHA-256', description: <code class="break">{view.sha256}</code> },
          ...(view.appliedAt === null
            ? []
            : [{ term: t('registry.import.appliedAt'), description: t.date(view.appliedAt) }]),
          ...(view.undoneAt === null
            ? []
            : [{ term: t('registry.import.undoneAt'), description: t.date(view.undoneAt) }]),
        ]}
      />
    </>
  );
}

function Undo({ view, page }: Part) {
  const { t } = page;
  return (
    <section aria-labelledby="undo">
      <h2 id="undo">{t('registry.import.undo')}</h2>
      <p>{t('registry.import.undo.text')}</p>
      {view.computed.length > 0 && (
        <>
          <p>{t('registry.import.undo.computed')}</p>
          <ul>
            {view.computed.map(({ title, url, computedAt }) => (
              <li>
                <a href={url}>{title}</a>, {t.date(computedAt, 'short')}
              </li>
            ))}
          </ul>
        </>
      )}
      <Form
        page={page}
        action={`/imports/${view.id}/undo?economy=${page.economy.code}`}
        label={t('registry.import.undo')}
      >
        <Actions>
          <Button kind="warning">{t('registry.import.undo.submit', { rows: view.created + view.updated })}</Button>
          <LinkButton kind="quiet" href="/imports">
            {t('registry.import.back')}
          </LinkButton>
        </Actions>
      </Form>
    </section>
  );
}
