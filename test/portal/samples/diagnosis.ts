import { representFirm } from '../../../src/rooms/registry/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A check of the owner's firm that is done, and one that is under way. */
export const diagnosisSample: Sample = async (portal, made) => {
  const { rows } = await portal.composition.auth.pool.query<{ id: string }>(
    `SELECT id FROM auth.organization WHERE slug = 'xdm-firm'`,
  );
  const firm = await firmOfOwner(portal, made);
  await representFirm(contextOf(portal.composition), {
    enterpriseId: firm,
    organisation: rows[0]!.id,
    evidence: 'Test',
    validFrom: '2020-01-01',
  });
  const owner = await portal.visitor('owner');
  const begin = async () => (await owner.act('/diagnosis', { enterpriseId: firm })).body.location?.split('/')[2] ?? '';
  const check = await begin();
  for (const [at, answer] of ['1', '0', '2', '1', 'unknown', '3'].entries()) {
    await owner.act(`/diagnosis/${check}/${at + 1}`, { answer });
  }
  return { check, openCheck: await begin() };
};

/** The firm that the invented year gives to the owner, where it is in the register; else any. */
async function firmOfOwner(portal: Parameters<Sample>[0], made: Readonly<Record<string, string>>): Promise<string> {
  const { hits } = await (await portal.visitor()).json<{ hits: { enterpriseId: string }[] }>(
    '/suppliers?q=Bright%20Star%20Tooling',
  );
  return hits[0]?.enterpriseId ?? (made.enterprise as string);
}
