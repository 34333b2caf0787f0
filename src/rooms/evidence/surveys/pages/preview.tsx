import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  KeyFigures,
  LinkButton,
  Notice,
  Table,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PreviewView } from '../views/surveys.ts';
import { crumbs, placeOf, SurveySteps } from './parts.tsx';

export function previewPage(view: PreviewView, page: PageContext): VNode {
  const { t } = page;
  const back = placeOf(page, `/${view.survey.id}/tables/${view.id}`);
  const { cells, hidden, threshold } = view;
  return page.frame({
    title: t('evidence.surveys.publish.title', { title: view.title }),
    lead: t('evidence.surveys.publish.lead', { cells, hidden: hidden.length }),
    breadcrumbs: [...crumbs(page, view.survey), { href: back, text: view.title }],
    children: (
      <>
        <SurveySteps survey={{ id: view.survey.id, declared: true }} current="publish" page={page} />
        <KeyFigures
          figures={[
            { label: t('evidence.surveys.publish.shown'), value: t.number(cells - hidden.length), facts: [] },
            { label: t('evidence.surveys.publish.hidden'), value: t.number(hidden.length), facts: [] },
          ]}
        />
        <p>
          {t(view.hasQuantities ? 'evidence.surveys.publish.rule.quantities' : 'evidence.surveys.publish.rule', {
            threshold,
          })}
        </p>
        {hidden.length > 0 && <Hidden view={view} page={page} />}
        {view.releaseId !== null ? (
          <Notice tone="good">
            <a href={placeOf(page, `/tables/${view.id}`)}>{t('evidence.surveys.table.published')}</a>
          </Notice>
        ) : (
          <Form
            page={page}
            action={placeOf(page, `/${view.survey.id}/tables/${view.id}/publish`)}
            label={t('evidence.surveys.publish')}
          >
            <p>{t('evidence.surveys.publish.final')}</p>
            <Actions>
              <Button>{t('evidence.surveys.publish')}</Button>
              <LinkButton href={back} kind="secondary">
                {t('evidence.surveys.publish.back')}
              </LinkButton>
            </Actions>
          </Form>
        )}
      </>
    ),
  });
}

function Hidden({ view, page: { t } }: { view: PreviewView; page: PageContext }) {
  const caption = t('evidence.surveys.publish.list');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('evidence.surveys.difference.row') },
        { label: t('evidence.surveys.group'), named: true },
        { label: t('evidence.surveys.publish.why'), named: true },
      ]}
      rows={view.hidden.map(({ item, group, why }) => [
        item,
        group.join(', ') || t('evidence.surveys.all'),
        t(`evidence.surveys.hidden.${why}`, { threshold: view.threshold }),
      ])}
    />
  );
}
