import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Empty,
  Form,
  Input,
  LinkButton,
  Table,
  Tag,
  type Tone,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SurveyView } from '../views/surveys.ts';
import { CheckFigures } from './CheckFigures.tsx';
import { crumbs, errorsOf, placeOf } from './parts.tsx';

export function surveyPage(view: SurveyView, page: PageContext): VNode {
  const { t } = page;
  const declared = view.design !== null;
  const errors = errorsOf(page, view.issues);
  return page.frame({
    title: view.name,
    lead: t('evidence.surveys.survey.lead', {
      file: view.fileName,
      rows: view.rows,
      columns: view.columns,
      date: t.date(view.uploadedAt),
    }),
    breadcrumbs: crumbs(page),
    errors: errors.summary,
    children: (
      <>
        <h2>{t('evidence.surveys.design')}</h2>
        {view.check === null ? (
          <p>{t('evidence.surveys.design.none')}</p>
        ) : (
          <CheckFigures check={view.check} page={page} />
        )}
        <Actions>
          <LinkButton href={placeOf(page, `/${view.id}/design`)} kind={declared ? 'secondary' : 'primary'}>
            {t(declared ? 'evidence.surveys.design.change' : 'evidence.surveys.design.declare')}
          </LinkButton>
        </Actions>
        <h2>{t('evidence.surveys.tables')}</h2>
        <Tables view={view} page={page} />
        {declared && (
          <Actions>
            <LinkButton href={placeOf(page, `/${view.id}/tables/new`)}>{t('evidence.surveys.table.new')}</LinkButton>
          </Actions>
        )}
        <House view={view} page={page} />
      </>
    ),
  });
}

const tones: Readonly<Record<SurveyView['tables'][number]['state'], Tone>> = {
  waiting: 'neutral',
  built: 'good',
  failed: 'action',
};

function Tables({ view, page }: { view: SurveyView; page: PageContext }) {
  const { t } = page;
  if (view.tables.length === 0)
    return (
      <Empty title={t('evidence.surveys.tables.none')}>
        {t(view.design === null ? 'evidence.surveys.tables.first' : 'evidence.surveys.tables.do')}
      </Empty>
    );
  const caption = t('evidence.surveys.tables');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('evidence.surveys.table') },
        { label: t('evidence.surveys.asked'), named: true },
        { label: t('evidence.studies.state'), named: true },
      ]}
      rows={view.tables.map(({ id, title, askedAt, state, published }) => [
        <a href={placeOf(page, `/${view.id}/tables/${id}`)}>{title}</a>,
        t.date(askedAt),
        <Tag tone={published ? 'brand' : tones[state]}>
          {t(published ? 'evidence.surveys.state.published' : `evidence.surveys.state.${state}`)}
        </Tag>,
      ])}
    />
  );
}

function House({ view, page }: { view: SurveyView; page: PageContext }) {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  const isPublished = view.tables.some(({ published }) => published);
  return (
    <Details summary={t('evidence.surveys.house')} open={view.issues.length > 0}>
      <Form page={page} action={placeOf(page, `/${view.id}/name`)} label={t('evidence.surveys.rename')}>
        <Input id="name" name="name" label={t('evidence.surveys.name')} value={view.name} {...errors.of('name')} />
        <Actions>
          <Button kind="secondary">{t('evidence.surveys.rename')}</Button>
        </Actions>
      </Form>
      {isPublished ? (
        <p>{t('evidence.surveys.delete.not')}</p>
      ) : (
        <Form page={page} action={placeOf(page, `/${view.id}/delete`)} label={t('evidence.surveys.delete')}>
          <p>{t('evidence.surveys.delete.lead')}</p>
          <Actions>
            <Button kind="warning">{t('evidence.surveys.delete')}</Button>
          </Actions>
        </Form>
      )}
    </Details>
  );
}
