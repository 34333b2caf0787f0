import { z } from 'zod';
import { InputFaults } from '../../../../platform/command/define.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import { type Issue, mostDifferences } from '../model.ts';
import { newTablePage } from '../pages/newTable.tsx';
import { previewPage } from '../pages/preview.tsx';
import { releasedTablePage } from '../pages/releasedTable.tsx';
import { surveyTablePage } from '../pages/surveyTable.tsx';
import { readDifferenceForm } from '../rules/differenceForm.ts';
import { checkTableForm, readTableForm } from '../rules/tableForm.ts';
import { readTable } from '../services/buildTable.ts';
import { describeNewTable, usableIndicators } from '../services/describeSurveys.ts';
import { describePreview, describeReleasedTable, describeTable } from '../services/describeTable.ts';
import { exportCells, exportSpec } from '../services/exportTable.ts';
import { nameTable, removeTable } from '../services/keepHouse.ts';
import { publishTable } from '../services/publishTable.ts';
import { requestTable } from '../services/requestTable.ts';
import { testDifference } from '../services/testDifference.ts';
import { readSurvey, sentencesOf } from '../services/withSurveyFile.ts';
import {
  newTableViewSchema,
  previewViewSchema,
  releasedTableViewSchema,
  sorts,
  surveyTableViewSchema,
} from '../views/surveys.ts';
import { formBody, textsOf } from './surveys.ts';

const surveyParams = z.object({ id: z.uuid() });
const params = surveyParams.extend({ table: z.uuid() });
const shared = { ...ofEconomy, permission: 'evidence.analyse', query: inEconomy } as const;
const reading = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const writing = { ...shared, method: 'POST', idempotency: 'key' } as const;
const place = '/evidence/surveys/:id/tables/:table';
const example = '/evidence/surveys/{survey}/tables/{surveyTable}';
const nowhere = `/evidence/surveys/${unknownId}/tables/${unknownId}`;
const unsorted = { sort: 'group', descending: false } as const;
const title = z.string().trim().max(200).default('');

const newRoute = defineRoute({
  ...reading,
  path: '/evidence/surveys/:id/tables/new',
  summary: 'What a table can be made of: indicators, columns, breakdowns',
  params: surveyParams,
  output: newTableViewSchema,
  examples: [{ url: '/evidence/surveys/{survey}/tables/new', as: 'analyst' }],
  async handle(ctx, { params: { id } }) {
    const survey = await readSurvey(ctx, id);
    if (survey.design === null)
      return { kind: 'redirect', to: `/evidence/surveys/${id}/design?economy=${ctx.economy}` };
    return { kind: 'view', view: describeNewTable(survey) };
  },
  page: newTablePage,
});

const requestRoute = defineRoute({
  ...writing,
  path: '/evidence/surveys/:id/tables',
  summary: 'Asks for a table; a job builds it',
  audit: 'evidence.surveyTable.request.request',
  params: surveyParams,
  body: formBody,
  output: newTableViewSchema,
  examples: [{ url: `/evidence/surveys/${unknownId}/tables`, as: 'analyst', body: { title: 'Innovation' } }],
  async handle(ctx, { params: { id }, body }) {
    const survey = await readSurvey(ctx, id);
    const request = readTableForm(body);
    const name = (textsOf(body).title ?? '').trim();
    const issues: Issue[] = [
      ...(name === '' ? [{ field: 'title', key: 'evidence.surveys.fault.title' }] : []),
      ...checkTableForm(request, survey.columns, usableIndicators(describeNewTable(survey))),
    ];
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: describeNewTable(survey, { title: name, request, issues }) };
    const { job } = await requestTable(ctx, survey, name, request);
    return { kind: 'redirect', to: `/jobs/${job}?economy=${ctx.economy}` };
  },
  page: newTablePage,
});

const tableRoute = defineRoute({
  ...reading,
  path: place,
  summary: 'A table of a survey with its errors, its flags and the tests made of it',
  params,
  query: inEconomy.extend({
    sort: z.enum(sorts).default('group'),
    order: z.enum(['ascending', 'descending']).default('ascending'),
  }),
  output: surveyTableViewSchema,
  examples: [
    { url: example, as: 'analyst' },
    { url: `${example}?sort=estimate&order=descending`, as: 'analyst' },
  ],
  handle: async (ctx, { params: { table }, query: { sort, order } }) => ({
    kind: 'view',
    view: await describeTable(ctx, table, { sort, descending: order === 'descending' }),
  }),
  page: surveyTablePage,
});

const testRoute = defineRoute({
  ...writing,
  path: `${place}/tests`,
  summary: 'Tests the difference between two cells of a row',
  audit: 'evidence.surveyTable.test.request',
  params,
  body: formBody,
  output: surveyTableViewSchema,
  examples: [{ url: `${nowhere}/tests`, as: 'analyst', body: { row: 'r1', first: '[]', second: '[]' } }],
  async handle(ctx, { params: { id, table: tableId }, body, request }) {
    const table = await readTable(ctx, tableId);
    if (table.result === null) throw new DomainError('conflict', 'evidence.surveyTable.notBuilt');
    const asked = readDifferenceForm(textsOf(body), table.result);
    const refuse = async (issue: Issue) =>
      ({ kind: 'view', status: 422, view: await describeTable(ctx, tableId, unsorted, [issue]) }) as const;
    if ('key' in asked) return refuse(asked);
    if (table.tests.length >= mostDifferences)
      return refuse({ field: 'first', key: 'evidence.surveys.fault.manyTests' });
    try {
      await testDifference(ctx, table, asked);
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      const [text] = sentencesOf(error, table.title);
      return refuse({ field: 'first', key: 'evidence.file.fault', text });
    }
    return { kind: 'redirect', to: `/evidence/surveys/${id}/tables/${tableId}?economy=${ctx.economy}#tests` };
  },
  page: surveyTablePage,
});

const nameRoute = defineRoute({
  ...writing,
  path: `${place}/name`,
  summary: 'Gives a table another title, until it is published',
  audit: 'evidence.surveyTable.rename.request',
  params,
  body: z.object({ title }),
  output: surveyTableViewSchema,
  examples: [{ url: `${nowhere}/name`, as: 'analyst', body: { title: 'Innovation' } }],
  async handle(ctx, { params: { id, table }, body }) {
    if (body.title === '') {
      const issues = [{ field: 'title', key: 'evidence.surveys.fault.title' }];
      return { kind: 'view', status: 422, view: await describeTable(ctx, table, unsorted, issues) };
    }
    await nameTable(ctx, table, body.title);
    return { kind: 'redirect', to: `/evidence/surveys/${id}/tables/${table}?economy=${ctx.economy}` };
  },
  page: surveyTablePage,
});

const deleteRoute = defineRoute({
  ...writing,
  path: `${place}/delete`,
  summary: 'Takes a table away, until it is published',
  audit: 'evidence.surveyTable.delete.request',
  params,
  body: nothing,
  output: nothing,
  examples: [{ url: `${nowhere}/delete`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { table } }) {
    const survey = await removeTable(ctx, table);
    return { kind: 'redirect', to: `/evidence/surveys/${survey}?economy=${ctx.economy}` };
  },
  page: null,
});

const specRoute = defineRoute({
  ...reading,
  path: `${place}/spec.json`,
  summary: 'The spec of the table, which the command runs to the same numbers',
  params,
  output: nothing,
  examples: [{ url: `${example}/spec.json`, as: 'analyst' }],
  async handle(ctx, { params: { table } }) {
    const body = await exportSpec(ctx, table);
    return { kind: 'file', body, contentType: 'application/json', fileName: 'survey-table-spec.json' };
  },
  page: null,
});

const cellsRoute = defineRoute({
  ...reading,
  path: `${place}/table.csv`,
  summary: 'All cells of the table for its analyst alone, not for publication',
  params,
  output: nothing,
  examples: [{ url: `${example}/table.csv`, as: 'analyst' }],
  async handle(ctx, { params: { table } }) {
    const body = await exportCells(ctx, table);
    return { kind: 'file', body, contentType: 'text/csv; charset=utf-8', fileName: 'not-for-publication.csv' };
  },
  page: null,
});

const previewRoute = defineRoute({
  ...reading,
  path: `${place}/publish`,
  summary: 'What disclosure control would hide of the table, and why',
  params,
  output: previewViewSchema,
  examples: [{ url: `${example}/publish`, as: 'analyst' }],
  handle: async (ctx, { params: { table } }) => ({ kind: 'view', view: await describePreview(ctx, table) }),
  page: previewPage,
});

const publishRoute = defineRoute({
  ...writing,
  path: `${place}/publish`,
  summary: 'Publishes the table through the gate',
  audit: 'evidence.surveyTable.publish.request',
  params,
  body: nothing,
  output: nothing,
  examples: [{ url: `${nowhere}/publish`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { table } }) {
    await publishTable(ctx, table);
    return { kind: 'redirect', to: `/evidence/surveys/tables/${table}?economy=${ctx.economy}` };
  },
  page: null,
});

const releasedRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/evidence/surveys/tables/:table',
  summary: 'A published table of a survey, as disclosure control let it out',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ table: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: releasedTableViewSchema,
  examples: [{ url: '/evidence/surveys/tables/{releasedSurveyTable}', as: null }],
  handle: async (ctx, { params: { table } }) => ({ kind: 'view', view: await describeReleasedTable(ctx, table) }),
  page: releasedTablePage,
});

export const surveyTableRoutes: readonly Route[] = [
  newRoute,
  requestRoute,
  tableRoute,
  testRoute,
  nameRoute,
  deleteRoute,
  specRoute,
  cellsRoute,
  previewRoute,
  publishRoute,
  releasedRoute,
];
