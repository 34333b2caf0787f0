import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Composition } from '../compose.ts';
import { operatorActor, seedUsers } from '../platform/auth/index.ts';
import type { Context } from '../platform/context.ts';
import { importFile, listImportsOf, readPreset, readRegisterSize, undoImport } from '../rooms/registry/index.ts';
import { clearYear, fillYear } from './fillYear.ts';
import { demonstrationOrganisations, demonstrationUsers } from './users.ts';
import { writeRegister } from './writeRegister.ts';

export const demonstrationEconomy = 'XDM';
export const demonstrationSize = 28_000;
const demonstrationSeed = 20_160_101;

type Report = (done: number, total: number | null, what?: string) => void;

/** Fills the demonstration economy where it is empty; does nothing where it is there. */
export async function fillDemonstration(composition: Composition, report: Report): Promise<void> {
  const ctx = contextOf(composition, report);
  await seedUsers(composition.auth, demonstrationOrganisations, demonstrationUsers.users, demonstrationUsers.password);
  if ((await readRegisterSize(ctx)).establishments > 0) return;
  await fillRegister(ctx);
  await fillYear(composition, ctx, demonstrationSeed);
}

async function fillRegister(ctx: Context): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-demonstration-'));
  try {
    const file = path.join(folder, 'register.csv');
    await writeRegister(file, demonstrationSize, demonstrationSeed);
    await importFile(
      ctx,
      { path: file, fileName: 'simulated-register.csv', mapping: readPreset('demonstration') },
      { dryRun: false, skipRejected: false },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes the invented year away, and every import of the demonstration, newest first. */
export async function emptyDemonstration(composition: Composition): Promise<void> {
  const ctx = contextOf(composition, () => {});
  await clearYear(ctx);
  for (const { id } of (await listImportsOf(ctx)).filter(({ state }) => state === 'applied')) await undoImport(ctx, id);
}

function contextOf(composition: Composition, report: Report) {
  return composition.contextFor({
    actor: operatorActor('demonstration'),
    economy: demonstrationEconomy,
    requestId: randomUUID(),
    locale: 'en',
    progress: report,
  });
}
