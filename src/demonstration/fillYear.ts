import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Composition } from '../compose.ts';
import type { Context } from '../platform/context.ts';
import { clearRuns, clearSimulatedMarkets, clearSimulatedPlaces, clearSimulatedWork } from '../rooms/clusters/index.ts';
import { clearSimulatedChecks } from '../rooms/diagnosis/index.ts';
import {
  clearSimulatedSources,
  clearSimulatedStudies,
  evaluateRound,
  loadSimulatedOutcomes,
  registerStudy,
} from '../rooms/evidence/index.ts';
import { clearSimulatedLinks, loadEvent, loadTenders } from '../rooms/linkages/index.ts';
import { clearSimulatedPlans, loadPlan, readDemonstrationPlan } from '../rooms/plans/index.ts';
import {
  clearSimulatedYear,
  loadContacts,
  loadContent,
  loadDemonstrationUpdates,
  loadSimulatedYear,
  publishFigures,
  type SimulatedRows,
} from '../rooms/programmes/index.ts';
import { clearSimulatedReleases } from '../rooms/publication/index.ts';
import { clearSimulatedKnowledge, listSimulatedFirms, loadSimulatedKnowledge } from '../rooms/registry/index.ts';
import { inventCities } from './cities.ts';
import { detectClusters } from './clusters.ts';
import { inventClusterWork } from './clusterWork.ts';
import { inventMarkets } from './markets.ts';
import { inventSources, writeLines } from './sources.ts';
import { inventId } from './year/chance.ts';
import { inventEvent } from './year/event.ts';
import { inventFacts } from './year/facts.ts';
import { type Cast, type Firm, inventYear } from './year/index.ts';
import { inventTenders } from './year/tenders.ts';

/** Puts the invented year in place: what is known of firms, who speaks for them, and eight rounds of programmes. */
export async function fillYear(composition: Composition, ctx: Context, seed: number): Promise<void> {
  const firms = await listSimulatedFirms(ctx);
  const organisations = await organisationIds(composition);
  const cast = castOf(firms, organisations.get('xdm-firm'));
  const chamber = organisations.get('xdm-chamber') ?? null;
  const group = {
    id: inventId(seed, 'chamber'),
    kind: 'association',
    name: 'Chamber of Machine Makers (simulated)',
    organisation: chamber,
  };
  const members = firms.filter((firm) => firm.registered && firm.divisions.includes('28')).slice(0, 30);
  await loadContent(ctx, 'live');
  await loadContent(ctx, 'design');
  await loadDemonstrationUpdates(ctx);
  await loadContacts(ctx);
  await loadSimulatedKnowledge(ctx, {
    facts: inventFacts(
      firms.filter(({ id }) => id !== cast?.firm.id),
      seed,
      lastHalfYear(ctx.today),
    ),
    representatives:
      cast === null
        ? []
        : [
            {
              enterpriseId: cast.firm.id,
              organisation: cast.organisation,
              evidence: 'Demonstration',
              validFrom: '2025-01-01',
            },
          ],
    groups: [group],
    memberships: members.map((firm) => ({
      enterpriseId: firm.id,
      kind: 'association',
      body: group.id,
      source: 'List of members (simulated)',
      validFrom: '2020-01-01',
      validTo: null,
      organisation: chamber,
    })),
  });
  const year = inventYear(firms, seed, ctx.today, cast);
  const { outcome = [], ...cases } = year;
  await loadSimulatedYear(ctx, cases);
  await registerPlans(ctx, year);
  await loadSimulatedYear(ctx, { outcome });
  await importSources(
    ctx,
    firms.filter(({ id }) => id !== cast?.firm.id),
    seed,
  );
  await loadTenders(ctx, 'simulated-tenders.json', inventTenders(firms, seed, ctx.today));
  await loadEvent(ctx, inventEvent(firms, seed, ctx.today, cast, organisations.get('xdm-buyer') ?? null), {
    plan: true,
  });
  await publishFigures(ctx, null);
  for (const round of year.round ?? []) await evaluateRound(ctx, String(round.id));
  await loadPlan(ctx, readDemonstrationPlan());
  await detectClusters(ctx);
  await inventCities(ctx, seed);
  await inventMarkets(ctx, seed);
  await inventClusterWork(ctx, chamber, cast === null ? [] : [cast.firm.id]);
}

/** What will be measured is written down before any outcome is there. */
async function registerPlans(ctx: Context, year: SimulatedRows): Promise<void> {
  for (const { id, design } of year.round ?? []) {
    if (Object.keys(design as object).length > 0) await registerStudy(ctx, String(id));
  }
}

/** By the same way as any register: received, declared, read and linked by number. */
async function importSources(ctx: Context, firms: readonly Firm[], seed: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-outcomes-'));
  try {
    for (const { source, fileName, lines } of inventSources(firms, seed)) {
      const file = path.join(folder, fileName);
      await writeLines(file, lines());
      await loadSimulatedOutcomes(ctx, source, { path: file, fileName });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function clearYear(ctx: Context): Promise<void> {
  await clearSimulatedWork(ctx);
  await clearSimulatedMarkets(ctx);
  await clearSimulatedPlaces(ctx);
  await clearRuns(ctx);
  await clearSimulatedPlans(ctx);
  await clearSimulatedStudies(ctx);
  await clearSimulatedSources(ctx);
  await clearSimulatedReleases(ctx);
  await clearSimulatedLinks(ctx);
  await clearSimulatedChecks(ctx);
  await clearSimulatedYear(ctx);
  await clearSimulatedKnowledge(ctx);
}

/** The firm that the demonstration's owner speaks for: of the metal makers with about forty people the first. */
function castOf(firms: readonly Firm[], organisation: string | undefined): Cast | null {
  const fits = (firm: Firm) =>
    firm.registered && firm.divisions.includes('25') && firm.employees >= 30 && firm.employees <= 60;
  const firm = firms.find((one) => one.name.startsWith('Bright Star')) ?? firms.find(fits);
  return firm === undefined || organisation === undefined ? null : { firm, organisation };
}

async function organisationIds({ auth }: Composition): Promise<Map<string, string>> {
  const { rows } = await auth.pool.query<{ id: string; slug: string }>('SELECT id, slug FROM auth.organization');
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/** The survey is held at the end of each half-year: what it says is never old enough to count for nothing. */
function lastHalfYear(today: string): string {
  const year = Number(today.slice(0, 4));
  return today.slice(5) > '06-30' ? `${year}-06-30` : `${year - 1}-12-31`;
}
