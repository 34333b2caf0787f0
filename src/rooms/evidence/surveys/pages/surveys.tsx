import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Empty,
  FileUpload,
  Form,
  Input,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SurveysView } from '../views/surveys.ts';
import { errorsOf, placeOf } from './parts.tsx';

export function surveysPage(view: SurveysView, page: PageContext): VNode {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  return page.frame({
    title: t('evidence.surveys.title'),
    lead: t('evidence.surveys.lead'),
    breadcrumbs: [{ href: '/evidence', text: t('evidence.title') }],
    errors: errors.summary,
    children: (
      <>
        {view.surveys.length === 0 ? (
          <Empty title={t('evidence.surveys.empty')}>{t('evidence.surveys.empty.do')}</Empty>
        ) : (
          <List view={view} page={page} />
        )}
        <h2 id="add">{t('evidence.surveys.add')}</h2>
        <p>{t('evidence.surveys.add.lead')}</p>
        <Form page={page} action={placeOf(page)} multipart label={t('evidence.surveys.add')}>
          <Input
            id="name"
            name="name"
            label={t('evidence.surveys.name')}
            hint={t('evidence.surveys.name.hint')}
            optional={t('html.form.optional')}
            value={view.form.name}
          />
          <FileUpload
            id="file"
            name="file"
            label={t('evidence.surveys.file')}
            hint={t('evidence.surveys.file.hint')}
            accept=".csv,.txt,.tsv,.gz,.xlsx,.dta"
            {...errors.of('file')}
          />
          <Actions>
            <Button>{t('evidence.surveys.file.submit')}</Button>
          </Actions>
        </Form>
      </>
    ),
  });
}

function List({ view, page }: { view: SurveysView; page: PageContext }) {
  const { t } = page;
  const caption = t('evidence.surveys.list');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('evidence.surveys.survey') },
        { label: t('evidence.surveys.rows'), numeric: true },
        { label: t('evidence.surveys.tables'), numeric: true },
        { label: t('evidence.surveys.published'), numeric: true },
        { label: t('evidence.surveys.uploaded'), named: true },
        { label: t('evidence.studies.state'), named: true },
      ]}
      rows={view.surveys.map(({ id, name, rows, tables, published, uploadedAt, declared }) => [
        <a href={placeOf(page, `/${id}`)}>{name}</a>,
        t.number(rows),
        t.number(tables),
        t.number(published),
        t.date(uploadedAt),
        <Tag tone={declared ? 'good' : 'caution'}>
          {t(declared ? 'evidence.surveys.declared' : 'evidence.surveys.undeclared')}
        </Tag>,
      ])}
    />
  );
}
