import type { VNode } from 'preact';
import { Actions, Button, DownloadLinks, FileUpload, Form, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { themes } from '../model.ts';
import type { FilesView } from '../views/files.ts';

export function filesPage(view: FilesView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('clusters.places.files');
  const current = view.files.find(({ keptAt, undoneAt }) => keptAt !== null && undoneAt === null)?.id;
  return page.frame({
    title: t('clusters.places.files.title'),
    lead: t('clusters.places.files.lead'),
    wide: true,
    errors: view.faults.map((text) => ({ fieldId: 'file', text })),
    breadcrumbs: [{ href: `/places?economy=${economy.code}`, text: t('clusters.places.title') }],
    children: (
      <>
        <p>{t('clusters.places.files.columns', { themes: themes.join(', ') })}</p>
        <DownloadLinks
          label={t('clusters.places.downloads')}
          files={[
            { href: `/places/template.csv?economy=${economy.code}`, text: t('clusters.places.template') },
            { href: `/places/indicators.csv?economy=${economy.code}`, text: t('clusters.places.indicators.csv') },
          ]}
        />
        <Form
          page={page}
          action={`/places/indicators?economy=${economy.code}`}
          label={t('clusters.places.files.title')}
          multipart
        >
          <FileUpload
            id="file"
            name="file"
            label={t('clusters.places.file')}
            hint={t('clusters.places.file.hint')}
            accept=".csv,.xlsx"
            error={
              view.faults.length === 0 ? undefined : t('clusters.places.file.refused', { count: view.faults.length })
            }
          />
          <Actions>
            <Button>{t('clusters.places.file.submit')}</Button>
          </Actions>
        </Form>
        <Table
          caption={caption}
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('clusters.places.files.none')}
          columns={[
            { label: t('clusters.places.file') },
            { label: t('clusters.places.file.on'), named: true },
            { label: t('clusters.places.file.rows'), numeric: true },
            { label: t('clusters.places.file.state'), named: true },
          ]}
          rows={view.files.map((file) => [
            <a href={`/places/indicators/${file.id}?economy=${economy.code}`}>{file.fileName}</a>,
            t.date(file.uploadedAt.slice(0, 10)),
            t.number(file.rows),
            file.undoneAt !== null ? (
              t('clusters.places.file.undone')
            ) : file.keptAt === null ? (
              t('clusters.places.file.looked')
            ) : file.id !== current ? (
              t('clusters.places.file.before')
            ) : (
              <Form
                page={page}
                action={`/places/indicators/${file.id}/undo?economy=${economy.code}`}
                label={t('clusters.places.file.undo')}
              >
                <Button kind="secondary">{t('clusters.places.file.undo')}</Button>
              </Form>
            ),
          ])}
        />
      </>
    ),
  });
}
