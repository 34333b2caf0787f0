import { randomUUID } from 'node:crypto';
import { loadSolver } from '../../../../engines/solver/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { listFoundClusters } from '../../found/index.ts';
import { type FunctioningIndicator, judgeFunctioning } from '../../rules/functioning.ts';
import { type PlacesQuery, type PortfolioQuery, type ProjectForm, type Theme, themes } from '../model.ts';
import { portfolioOf, standing } from '../rules/choosePortfolio.ts';
import { comparePlaces } from '../rules/comparePlaces.ts';
import {
  deleteSimulated,
  insertPlaceFile,
  insertProject,
  type ProjectRow,
  selectCurrentFile,
  selectFiles,
  selectFunctioning,
  selectIndicators,
  selectProjects,
  selectValues,
  undoFile,
  withdrawProject,
} from '../store/places.ts';
import type { FilesView, PlacesView, PlaceView, PortfolioView, ProjectsView } from '../views/places.ts';
import { readIndicatorFile } from './readIndicatorFile.ts';

const themesIn = (order: string): Theme[] =>
  order.split(',').filter((theme): theme is Theme => (themes as readonly string[]).includes(theme));

const readAll = (ctx: Context) =>
  ctx.db.withActor(
    ctx,
    async (tx) => {
      const file = await selectCurrentFile(tx);
      return {
        file,
        indicators: file === null ? [] : await selectIndicators(tx, file.id),
        values: file === null ? [] : await selectValues(tx, file.id),
      };
    },
    { readOnly: true },
  );

/** Places beside each other, over all weightings of themes. */
export async function describePlaces(ctx: Context, query: PlacesQuery): Promise<PlacesView> {
  const names = new Map((await listRegisterPlaces(ctx)).map(({ code, name }) => [code, name]));
  const { file, indicators, values } = await readAll(ctx);
  const compared = comparePlaces(indicators, values, themesIn(query.order));
  const shown = indicators.find(({ code }) => code === query.indicator) ?? indicators[0] ?? null;
  const nameOf = (code: string) => names.get(code) ?? code;
  return {
    query: { indicator: shown?.code ?? '', order: query.order, sort: query.sort },
    file:
      file === null
        ? null
        : { fileName: file.fileName, uploadedAt: file.uploadedAt.toISOString(), simulated: file.simulated },
    indicators,
    shown:
      shown === null
        ? []
        : values
            .filter(({ code }) => code === shown.code)
            .map(({ place, value, low, high }) => ({ place, name: nameOf(place), value, low, high })),
    places: compared
      .map((one) => ({
        ...one,
        name: nameOf(one.place),
        dominatedByName: one.dominatedBy === null ? null : nameOf(one.dominatedBy),
        of: indicators.length,
      }))
      .sort((a, b) =>
        query.sort === 'name' ? (a.name < b.name ? -1 : 1) : a.meanRank - b.meanRank || (a.name < b.name ? -1 : 1),
      ),
    canChange: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

/** One place: its values beside the others, its industries that work as clusters and those that do not yet, what could be done. */
export async function describePlace(ctx: Context, code: string): Promise<PlaceView> {
  const places = await listRegisterPlaces(ctx);
  const place = places.find((one) => one.code === code);
  if (place === undefined) throw new DomainError('notFound', 'clusters.place');
  const { file, indicators, values } = await readAll(ctx);
  const compared = comparePlaces(indicators, values, []).find((one) => one.place === code) ?? null;
  const clusters = await listFoundClusters(ctx, { place: code });
  const [said, projects] = await ctx.db.withActor(
    ctx,
    async (tx) => [await selectFunctioning(tx), await selectProjects(tx)] as const,
    { readOnly: true },
  );
  return {
    code,
    name: place.name,
    simulated: file?.simulated ?? false,
    rank:
      compared === null
        ? null
        : { highest: compared.highestRank, lowest: compared.lowestRank, mean: compared.meanRank },
    values: indicators.map((indicator) => {
      const all = values.filter((one) => one.code === indicator.code).map(({ value }) => value);
      const own = values.find((one) => one.code === indicator.code && one.place === code);
      const better =
        own === undefined
          ? null
          : all.filter((value) => (indicator.direction === 'higher' ? value > own.value : value < own.value)).length;
      return {
        ...indicator,
        value: own?.value ?? null,
        low: own?.low ?? null,
        high: own?.high ?? null,
        rank: better === null ? null : better + 1,
        of: all.length,
      };
    }),
    clusters: clusters.map(({ id, title, establishments, strength }) => {
      const evidence = said
        .filter((one) => one.cluster === id)
        .map(({ indicator, holds, on }) => ({ indicator: indicator as FunctioningIndicator, holds, on, source: '-' }));
      const judged = judgeFunctioning(evidence);
      return { id, title, establishments, strength, functioning: judged.status, observed: judged.observed };
    }),
    projects: projects.filter((one) => one.place === code || one.place.startsWith(code)).map(shownProject),
  };
}

const shownProject = ({ costLow, costLikely, costHigh, ...project }: ProjectRow) => ({
  ...project,
  costLow,
  costLikely,
  costHigh,
});

export async function listPlaceFiles(ctx: Context): Promise<FilesView> {
  const files = await ctx.db.withActor(ctx, selectFiles, { readOnly: true });
  return {
    files: files.map(({ uploadedAt, undoneAt, ...file }) => ({
      ...file,
      uploadedAt: uploadedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
    issues: [],
  };
}

/** All of the file or nothing; it takes the place of the one before, which undoing brings back. */
export async function receiveIndicators(
  ctx: Context,
  upload: { path: string; fileName: string; sha256: string },
  simulated = false,
): Promise<void> {
  const places = new Set((await listRegisterPlaces(ctx)).map(({ code }) => code));
  const { indicators, values } = await readIndicatorFile(upload.path, places);
  await ctx.db.withActor(ctx, async (tx) => {
    const id = randomUUID();
    await insertPlaceFile(tx, { id, fileName: upload.fileName, sha256: upload.sha256, simulated }, indicators, values);
    await recordAudit(tx, {
      verb: 'clusters.places.receive',
      subject: id,
      detail: { indicators: indicators.length, values: values.length },
    });
  });
}

export function undoIndicators(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await undoFile(tx, id))) throw new DomainError('notFound', 'clusters.placeFile');
    await recordAudit(tx, { verb: 'clusters.places.undo', subject: id });
  });
}

export async function listProjects(ctx: Context): Promise<ProjectsView> {
  const places = await listRegisterPlaces(ctx);
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const projects = await ctx.db.withActor(ctx, selectProjects, { readOnly: true });
  return {
    projects: projects.map((one) => ({ ...shownProject(one), placeName: names.get(one.place) ?? one.place })),
    places: places.filter(({ parentCode }) => parentCode === null).map(({ code, name }) => ({ code, name })),
    clusters: (await listFoundClusters(ctx)).slice(0, 100).map(({ id, title }) => ({ id, title })),
    issues: [],
    canChange: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

export async function addProject(ctx: Context, form: ProjectForm, simulated = false): Promise<string> {
  const id = randomUUID();
  const { cluster, needs, helpsGroup, ...rest } = form;
  if (!(await listRegisterPlaces(ctx)).some(({ code }) => code === form.place))
    throw new DomainError('notFound', 'clusters.place');
  await ctx.db.withActor(ctx, async (tx) => {
    if (needs !== '' && !(await selectProjects(tx)).some((one) => one.id === needs))
      throw new DomainError('notFound', 'clusters.project');
    await insertProject(tx, {
      ...rest,
      ...{
        id,
        cluster: cluster === '' ? null : cluster,
        needs: needs === '' ? null : needs,
        helpsGroup: helpsGroup === 'yes',
        simulated,
      },
    });
    await recordAudit(tx, { verb: 'clusters.project.add', subject: id });
  });
  return id;
}

export function endProject(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await withdrawProject(tx, id))) throw new DomainError('notFound', 'clusters.project');
    await recordAudit(tx, { verb: 'clusters.project.withdraw', subject: id });
  });
}

/** Choices of more take seconds. */
const mostProjects = 25;

/** Where to invest first: the best set of projects within a budget, and how sure that is. */
export async function describePortfolio(ctx: Context, query: PortfolioQuery): Promise<PortfolioView> {
  const all = await ctx.db.withActor(ctx, selectProjects, { readOnly: true });
  const names = new Map((await listRegisterPlaces(ctx)).map(({ code, name }) => [code, name]));
  const eligible = all.filter(({ helpsGroup }) => query.groupsOnly === 'no' || helpsGroup).slice(0, mostProjects);
  const cost = eligible.reduce((sum, one) => sum + Number(one.costLikely), 0);
  const budget = query.budget === '' ? Math.round(cost / 2) : Math.min(Number(query.budget), Math.round(cost));
  const found = portfolioOf(
    eligible.map((one) => ({
      ...{ id: one.id, title: one.title, activation: one.activation, needs: one.needs },
      cost: { low: Number(one.costLow), likely: Number(one.costLikely), high: Number(one.costHigh) },
      benefit: { low: one.benefitLow, likely: one.benefitLikely, high: one.benefitHigh },
    })),
    budget,
    query.objective,
    await loadSolver(),
  );
  const titleOf = new Map(all.map(({ id, title }) => [id, title]));
  const chosen = new Set(found?.chosen ?? []);
  return {
    query: { budget, objective: query.objective, groupsOnly: query.groupsOnly },
    simulated: all.some(({ simulated }) => simulated),
    total: Math.round(cost),
    leftOut: all.length - eligible.length,
    unit: eligible[0]?.benefitUnit ?? '',
    units: new Set(eligible.map(({ benefitUnit }) => benefitUnit)).size,
    result:
      found === null
        ? null
        : {
            ...{
              cost: found.cost,
              value: found.value,
              worstTenth: found.worstTenth,
              best: found.best,
              proof: found.proof,
              scenarios: found.scenarios,
            },
            informationOfAll: found.informationOfAll,
            highestCost: eligible
              .filter(({ id }) => chosen.has(id))
              .reduce((sum, one) => sum + Number(one.costHigh), 0),
            curve: found.curve.map((step) => ({
              ...{ budget: step.budget, value: step.value },
              entering: step.entering.map((id) => titleOf.get(id) ?? id),
              leaving: step.leaving.map((id) => titleOf.get(id) ?? id),
            })),
          },
    projects: eligible.map((one) => {
      const own = found?.projects.find(({ id }) => id === one.id);
      return {
        ...shownProject(one),
        placeName: names.get(one.place) ?? one.place,
        share: own?.share ?? 0,
        standing: standing(own?.share ?? 0),
        isChosen: own?.isChosen ?? false,
        information: own?.information ?? null,
      };
    }),
  };
}

/** Takes simulated indicators and projects away. */
export const clearSimulatedPlaces = (ctx: Context): Promise<void> => ctx.db.withActor(ctx, deleteSimulated);
