import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Form,
  Input,
  Notice,
  Select,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { measureStatistics, mostMeasures, shareIntervals, tableLevels } from '../model.ts';
import type { NewTableView } from '../views/surveys.ts';
import { ColumnField, crumbs, errorsOf, placeOf, SurveySteps } from './parts.tsx';

export function newTablePage(view: NewTableView, page: PageContext): VNode {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  const { request } = view;
  return page.frame({
    title: t('evidence.surveys.table.new.title', { name: view.name }),
    lead: t('evidence.surveys.table.new.lead'),
    breadcrumbs: crumbs(page, view),
    errors: errors.summary,
    children: (
      <>
        <SurveySteps survey={{ id: view.id, declared: true }} current="table" page={page} />
        <Form page={page} action={placeOf(page, `/${view.id}/tables`)} label={t('evidence.surveys.table.new')}>
          <Input
            id="title"
            name="title"
            label={t('evidence.surveys.table.title')}
            hint={t('evidence.surveys.table.title.hint')}
            value={view.title}
            {...errors.of('title')}
          />
          <Indicators view={view} page={page} />
          <h2>{t('evidence.surveys.own')}</h2>
          <p>{t('evidence.surveys.own.lead')}</p>
          <Measure view={view} page={page} at={1} />
          {Array.from({ length: mostMeasures - 1 }, (_, i) => (
            <Details
              summary={t('evidence.surveys.own.another', { number: i + 2 })}
              open={request.measures.length > i + 1}
            >
              <Measure view={view} page={page} at={i + 2} />
            </Details>
          ))}
          <h2>{t('evidence.surveys.by')}</h2>
          <p>{t('evidence.surveys.by.lead')}</p>
          {[1, 2].map((at) => (
            <ColumnField
              name={`by-${at}`}
              label={t('evidence.surveys.by.column', { number: at })}
              value={request.by[at - 1] ?? ''}
              none={t('evidence.surveys.none')}
              columns={view.columns}
              {...errors.of(`by-${at}`)}
            />
          ))}
          <ColumnField
            name="region"
            label={t('evidence.surveys.region')}
            hint={t('evidence.surveys.region.hint')}
            value={request.region}
            none={t('evidence.surveys.region.none')}
            columns={view.columns}
            {...errors.of('region')}
          />
          <Intervals view={view} page={page} />
          <Actions>
            <Button>{t('evidence.surveys.table.submit')}</Button>
          </Actions>
        </Form>
      </>
    ),
  });
}

function Indicators({ view, page }: { view: NewTableView; page: PageContext }) {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  const usable = view.indicators.filter(({ missing }) => missing.length === 0);
  const others = view.indicators.filter(({ missing }) => missing.length > 0);
  return (
    <>
      {usable.length === 0 ? (
        <div id="indicators">
          <Notice title={t('evidence.surveys.indicators.none')}>{t('evidence.surveys.indicators.none.do')}</Notice>
        </div>
      ) : (
        <Checkboxes
          id="indicators"
          name="indicators"
          label={t('evidence.surveys.indicators')}
          hint={t('evidence.surveys.indicators.hint')}
          values={view.request.indicators}
          options={usable.map(({ id, wording, question }) => ({ value: id, text: wording, hint: question }))}
          {...errors.of('indicators')}
        />
      )}
      {others.length > 0 && (
        <Details summary={t('evidence.surveys.indicators.others', { count: others.length })}>
          <ul>
            {others.map(({ wording, missing }) => (
              <li>{t('evidence.surveys.indicators.missing', { wording, columns: missing.join(', ') })}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Measure({ view, page, at }: { view: NewTableView; page: PageContext; at: number }) {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  const measure = view.request.measures[at - 1];
  return (
    <>
      <ColumnField
        name={`column-${at}`}
        label={t('evidence.surveys.own.column', { number: at })}
        value={measure?.column ?? ''}
        none={t('evidence.surveys.none')}
        columns={view.columns}
        {...errors.of(`column-${at}`)}
      />
      <Select
        id={`statistic-${at}`}
        name={`statistic-${at}`}
        label={t('evidence.surveys.own.statistic')}
        value={measure?.statistic ?? 'share'}
        options={measureStatistics.map((value) => ({ value, text: t(`evidence.surveys.statistic.${value}`) }))}
      />
      <Input
        id={`category-${at}`}
        name={`category-${at}`}
        label={t('evidence.surveys.own.category')}
        hint={t('evidence.surveys.own.category.hint')}
        optional={t('html.form.optional')}
        width={10}
        value={measure?.category ?? ''}
      />
      <ColumnField
        name={`denominator-${at}`}
        label={t('evidence.surveys.own.denominator')}
        value={measure?.denominator ?? ''}
        none={t('evidence.surveys.none')}
        columns={view.columns}
        {...errors.of(`denominator-${at}`)}
      />
      <Input
        id={`probability-${at}`}
        name={`probability-${at}`}
        label={t('evidence.surveys.own.probability')}
        hint={t('evidence.surveys.own.probability.hint')}
        width={4}
        inputMode="decimal"
        suffix="%"
        value={String(Math.round((measure?.probability ?? 0.5) * 1000) / 10)}
        {...errors.of(`probability-${at}`)}
      />
    </>
  );
}

function Intervals({ view: { request }, page: { t } }: { view: NewTableView; page: PageContext }) {
  return (
    <>
      <Select
        id="level"
        name="level"
        label={t('evidence.surveys.level')}
        value={String(request.level)}
        options={tableLevels.map((level) => ({ value: String(level), text: t.number(level, { style: 'percent' }) }))}
      />
      <Select
        id="interval"
        name="interval"
        label={t('evidence.surveys.intervalOf')}
        hint={t('evidence.surveys.intervalOf.hint')}
        value={request.interval}
        options={shareIntervals.map((value) => ({ value, text: t(`evidence.surveys.intervalOf.${value}`) }))}
      />
    </>
  );
}
