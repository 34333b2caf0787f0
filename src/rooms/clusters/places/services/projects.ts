import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { listFoundClusters } from '../../found/index.ts';
import type { ProjectForm } from '../model.ts';
import { findCircle } from '../rules/projectOrder.ts';
import { insertProject, type ProjectRow, selectLatest, selectProjects, selectVersions } from '../store/projects.ts';
import type { ProjectShown, ProjectsView, ProjectView } from '../views/projects.ts';
import { namePlaces } from './describePlaces.ts';

export const showProject = ({ recordedAt, ...project }: ProjectRow): ProjectShown => ({
  ...project,
  recordedOn: recordedAt.toISOString().slice(0, 10),
});

export async function listProjects(ctx: Context): Promise<ProjectsView> {
  const all = await ctx.db.withActor(ctx, selectLatest, { readOnly: true });
  const nameOf = await namePlaces(ctx);
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  const show = (one: ProjectRow) => ({
    ...showProject(one),
    placeName: nameOf(one.place),
    needsTitle: one.needs === null ? null : (titles.get(one.needs) ?? null),
  });
  return {
    projects: all.filter(({ withdrawn }) => !withdrawn).map(show),
    withdrawn: all.filter(({ withdrawn }) => withdrawn).map(show),
    ...(await choicesFor(ctx)),
    issues: [],
    given: {},
    canChange: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

async function choicesFor(ctx: Context) {
  const places = await listRegisterPlaces(ctx);
  return {
    places: places.filter(({ parentCode }) => parentCode === null).map(({ code, name }) => ({ code, name })),
    clusters: (await listFoundClusters(ctx)).slice(0, 300).map(({ id, title }) => ({ id, title })),
  };
}

/** One project with every version of it, and a form for the next. */
export async function describeProject(ctx: Context, id: string): Promise<ProjectView> {
  const [versions, all] = await ctx.db.withActor(
    ctx,
    async (tx) => [await selectVersions(tx, id), await selectProjects(tx)] as const,
    { readOnly: true },
  );
  const [last] = versions;
  if (last === undefined) throw new DomainError('notFound', 'clusters.project');
  const nameOf = await namePlaces(ctx);
  const choices = await choicesFor(ctx);
  return {
    project: showProject(last),
    placeName: nameOf(last.place),
    clusterTitle: choices.clusters.find((one) => one.id === last.cluster)?.title ?? null,
    needsTitle: all.find((one) => one.id === last.needs)?.title ?? null,
    neededBy: all.filter(({ needs }) => needs === id).map(({ title }) => title),
    alternatives: all
      .filter((one) => one.oneOf !== null && one.oneOf === last.oneOf && one.id !== id)
      .map(({ title }) => title),
    versions: versions.map(showProject),
    others: all.filter((one) => one.id !== id).map((one) => ({ id: one.id, title: one.title })),
    ...choices,
    issues: [],
    given: {},
    canChange: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

export async function addProject(ctx: Context, form: ProjectForm, simulated = false): Promise<string> {
  const id = randomUUID();
  await writeVersion(ctx, { id, version: 1, simulated, why: null }, form);
  return id;
}

/** A further version; refused where somebody else has written one since the form was opened. */
export async function changeProject(
  ctx: Context,
  { id, version, why }: { id: string; version: number; why: string },
  form: ProjectForm,
): Promise<void> {
  const [last] = await ctx.db.withActor(ctx, (tx) => selectVersions(tx, id), { readOnly: true });
  if (last === undefined || last.withdrawn) throw new DomainError('notFound', 'clusters.project');
  if (last.version !== version) throw new DomainError('conflict', 'clusters.projectVersion');
  await writeVersion(ctx, { id, version: version + 1, simulated: last.simulated, why: why || null }, form);
}

type Head = Pick<ProjectRow, 'id' | 'version' | 'simulated' | 'why'>;

async function writeVersion(ctx: Context, head: Head, form: ProjectForm): Promise<void> {
  if (!(await listRegisterPlaces(ctx)).some(({ code }) => code === form.place))
    throw new DomainError('notFound', 'clusters.place');
  if (form.cluster !== '' && !(await listFoundClusters(ctx)).some((one) => one.id === form.cluster))
    throw new DomainError('notFound', 'clusters.projectCluster');
  await ctx.db.withActor(ctx, async (tx) => {
    await checkNeeds(tx, head.id, form.needs);
    const { cluster, needs, programme, oneOf, helpsGroup, benefitBasis, ...rest } = form;
    const none = (text: string | undefined) => (text === undefined || text === '' ? null : text);
    const isWritten = await insertProject(tx, {
      ...{
        ...rest,
        ...head,
        withdrawn: false,
        helpsGroup: helpsGroup === 'yes',
        benefitBasis: benefitBasis ?? 'expert',
      },
      ...{ cluster: none(cluster), needs: none(needs), programme: none(programme), oneOf: none(oneOf) },
    });
    if (!isWritten) throw new DomainError('conflict', 'clusters.projectVersion');
    const verb = head.version === 1 ? 'clusters.project.add' : 'clusters.project.change';
    await recordAudit(tx, { verb, subject: head.id, detail: { version: head.version } });
  });
}

/** What a project needs must be there, and must not need the project itself. */
async function checkNeeds(tx: Transaction, id: string, needs: string): Promise<void> {
  if (needs === '') return;
  const all = await selectProjects(tx);
  if (!all.some((one) => one.id === needs)) throw new DomainError('notFound', 'clusters.project');
  if (findCircle(id, needs, new Map(all.map((one) => [one.id, one.needs]))))
    throw new DomainError('conflict', 'clusters.projectCircle');
}

/** Withdraws a project, or takes that back: a version of its own, so that the history says so. */
export function setWithdrawn(ctx: Context, id: string, withdrawn: boolean, why: string | null = null): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const [last] = await selectVersions(tx, id);
    if (last === undefined || last.withdrawn === withdrawn) throw new DomainError('notFound', 'clusters.project');
    if (!(await insertProject(tx, { ...last, version: last.version + 1, withdrawn, why })))
      throw new DomainError('conflict', 'clusters.projectVersion');
    await recordAudit(tx, { verb: withdrawn ? 'clusters.project.withdraw' : 'clusters.project.revive', subject: id });
  });
}
