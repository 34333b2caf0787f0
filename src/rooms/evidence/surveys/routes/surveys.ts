import { z } from 'zod';
import { InputFaults } from '../../../../platform/command/define.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import type { Issue } from '../model.ts';
import { designPage } from '../pages/design.tsx';
import { surveyPage } from '../pages/survey.tsx';
import { surveysPage } from '../pages/surveys.tsx';
import { checkDesignForm, readDesignForm } from '../rules/designOfForm.ts';
import { declareDesign } from '../services/declareDesign.ts';
import { describeDesign, describeSurvey, describeSurveys } from '../services/describeSurveys.ts';
import { nameSurvey, removeSurvey } from '../services/keepHouse.ts';
import { receiveSurvey } from '../services/receiveSurvey.ts';
import { readSurvey, sentencesOf } from '../services/withSurveyFile.ts';
import { designViewSchema, surveysViewSchema, surveyViewSchema } from '../views/surveys.ts';

const params = z.object({ id: z.uuid() });
const shared = { ...ofEconomy, permission: 'evidence.analyse', query: inEconomy } as const;
const reading = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const writing = { ...shared, method: 'POST', idempotency: 'key' } as const;
const name = z.string().trim().max(200).default('');
export const formBody = z.record(
  z.string(),
  z
    .string()
    .max(2000)
    .or(z.array(z.string().max(200)).max(200)),
);

/** The one text of each field; a field sent several times counts by its first. */
export const textsOf = (body: z.output<typeof formBody>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).map(([field, value]) => [field, Array.isArray(value) ? (value[0] ?? '') : value]),
  );

const surveysRoute = defineRoute({
  ...reading,
  path: '/evidence/surveys',
  summary: 'An analyst’s own surveys, and the place to add one',
  params: nothing,
  output: surveysViewSchema,
  examples: [{ url: '/evidence/surveys', as: 'analyst' }],
  handle: async (ctx) => ({ kind: 'view', view: await describeSurveys(ctx) }),
  page: surveysPage,
});

const receiveRoute = defineRoute({
  ...writing,
  path: '/evidence/surveys',
  summary: 'Takes a survey for its analyst alone; its design is declared next',
  audit: 'evidence.survey.receive.request',
  params: nothing,
  body: z.object({ name }),
  output: surveysViewSchema,
  examples: [{ url: '/evidence/surveys', as: 'analyst', body: { name: 'Firms 2026' } }],
  async handle(ctx, { body, request }) {
    const upload = request.files.find(({ field }) => field === 'file');
    const refuse = async (issue: Issue) =>
      ({ kind: 'view', status: 422, view: await describeSurveys(ctx, { name: body.name, issues: [issue] }) }) as const;
    if (upload === undefined) return refuse({ field: 'file', key: 'evidence.surveys.fault.file' });
    try {
      const id = await receiveSurvey(ctx, body.name, upload);
      return { kind: 'redirect', to: `/evidence/surveys/${id}/design?economy=${ctx.economy}` };
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      return refuse({ field: 'file', key: 'evidence.file.fault', text: sentencesOf(error, upload.fileName)[0] });
    }
  },
  page: surveysPage,
});

const surveyRoute = defineRoute({
  ...reading,
  path: '/evidence/surveys/:id',
  summary: 'A survey: its design and the tables made of it',
  params,
  output: surveyViewSchema,
  examples: [{ url: '/evidence/surveys/{survey}', as: 'analyst' }],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await describeSurvey(ctx, id) }),
  page: surveyPage,
});

const designRoute = defineRoute({
  ...reading,
  path: '/evidence/surveys/:id/design',
  summary: 'The design of a survey, guessed from names and labels or as it was declared',
  params,
  output: designViewSchema,
  examples: [
    { url: '/evidence/surveys/{survey}/design', as: 'analyst' },
    { url: '/evidence/surveys/{newSurvey}/design', as: 'analyst' },
  ],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: describeDesign(await readSurvey(ctx, id)) }),
  page: designPage,
});

const declareRoute = defineRoute({
  ...writing,
  path: '/evidence/surveys/:id/design',
  summary: 'Declares the design of a survey; it is checked against all rows at once',
  audit: 'evidence.survey.declare.request',
  params,
  body: formBody,
  output: designViewSchema,
  examples: [{ url: `/evidence/surveys/${unknownId}/design`, as: 'analyst', body: { weight: 'w' } }],
  async handle(ctx, { params: { id }, body, request }) {
    const survey = await readSurvey(ctx, id);
    const design = readDesignForm(textsOf(body));
    const refuse = (issues: Issue[]) =>
      ({ kind: 'view', status: 422, view: describeDesign(survey, { design, issues }) }) as const;
    const issues = checkDesignForm(
      design,
      survey.columns.map((column) => column.name),
    );
    if (issues.length > 0) return refuse(issues);
    try {
      await declareDesign(ctx, survey, design);
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      const texts = sentencesOf(error, survey.file_name);
      return refuse(texts.map((text) => ({ field: 'weight', key: 'evidence.file.fault', text })));
    }
    return { kind: 'redirect', to: `/evidence/surveys/${id}/design?economy=${ctx.economy}` };
  },
  page: designPage,
});

const nameRoute = defineRoute({
  ...writing,
  path: '/evidence/surveys/:id/name',
  summary: 'Gives a survey another name',
  audit: 'evidence.survey.rename.request',
  params,
  body: z.object({ name }),
  output: surveyViewSchema,
  examples: [{ url: `/evidence/surveys/${unknownId}/name`, as: 'analyst', body: { name: 'Firms' } }],
  async handle(ctx, { params: { id }, body }) {
    if (body.name === '') {
      const issues = [{ field: 'name', key: 'evidence.surveys.fault.name' }];
      return { kind: 'view', status: 422, view: await describeSurvey(ctx, id, issues) };
    }
    await nameSurvey(ctx, id, body.name);
    return { kind: 'redirect', to: `/evidence/surveys/${id}?economy=${ctx.economy}` };
  },
  page: surveyPage,
});

const deleteRoute = defineRoute({
  ...writing,
  path: '/evidence/surveys/:id/delete',
  summary: 'Takes a survey and its tables away, unless one of them is published',
  audit: 'evidence.survey.delete.request',
  params,
  body: nothing,
  output: nothing,
  examples: [{ url: `/evidence/surveys/${unknownId}/delete`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { id } }) {
    await removeSurvey(ctx, id);
    return { kind: 'redirect', to: `/evidence/surveys?economy=${ctx.economy}` };
  },
  page: null,
});

export const surveyRoutes: readonly Route[] = [
  surveysRoute,
  receiveRoute,
  surveyRoute,
  designRoute,
  declareRoute,
  nameRoute,
  deleteRoute,
];
