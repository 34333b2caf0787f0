import { listRegisterPlaces } from '../../../src/rooms/registry/index.ts';
import { contextOf, type Portal, type Visitor } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A town's industry of which something is said, and a programme of it that its firms have agreed to. */
export const clusterWorkSample: Sample = async (portal, made) => {
  const cluster = await anyCell(portal);
  const lead = await portal.visitor('association');
  await post(lead, `/clusters/evidence/${cluster}/state`, {
    ...{ question: 'functioning.trust', holds: 'yes', sourceKind: 'association', source: 'General meeting' },
    knownOn: '2026-01-15',
  });
  const days = { beginsOn: '2026-01-01', endsOn: '2028-01-01' };
  const words = { title: 'Parts together', vision: 'Buyers find the town.' };
  const location = await post(lead, '/group/programmes', { cluster, ...words, ...days });
  const id = /programmes\/([0-9a-f-]+)/.exec(location)?.[1] as string;
  const at = `/group/programmes/${id}`;
  await post(lead, `${at}/goals/new`, {
    ...{ version: '1', title: 'Firms that export', unit: 'firms', baseline: '2', baselineOn: days.beginsOn },
    ...{ target: '8', targetOn: days.endsOn, source: 'Own survey' },
  });
  await post(lead, `${at}/members`, { firms: await firmsFor(portal, made) });
  const { members } = await lead.json<ManageFacts>(at);
  for (const { id: member } of members)
    await post(lead, `${at}/members/${member}/paper`, {
      version: '1',
      answer: 'agreed',
      named: 'yes',
      paper: 'Folder',
    });
  await post(lead, `${at}/actions/new`, {
    ...{ version: '2', title: 'A stand at the fair', kind: 'market', theme: 'markets', owner: 'Chamber' },
    ...{ startsOn: days.beginsOn, dueOn: '2026-06-30', state: 'planned', cost: '12000', fromMembers: '4000' },
    ...{ fromPublic: '8000', soldPrivately: 'no', participants: members.map(({ enterpriseId }) => enterpriseId) },
  });
  await post(lead, `${at}/state`, { version: '3', to: 'agreed' });
  const { programme } = await lead.json<ManageFacts>(at);
  return {
    cluster,
    clusterProgramme: id,
    clusterGoal: programme.goals[0]?.id ?? '',
    clusterAction: programme.actions[0]?.id ?? '',
  };
};

interface ManageFacts {
  members: { id: string; enterpriseId: string }[];
  programme: { goals: { id: string }[]; actions: { id: string }[] };
}

async function firmsFor(portal: Portal, made: Readonly<Record<string, string>>): Promise<string> {
  const visitor = await portal.visitor();
  const { hits } = await visitor.json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
  const firms = new Set([made.enterprise as string, ...hits.map(({ enterpriseId }) => enterpriseId)]);
  return [...firms].slice(0, 4).join('\n');
}

async function anyCell(portal: Portal): Promise<string> {
  const visitor = await portal.visitor();
  for (const { code, level } of await listRegisterPlaces(contextOf(portal.composition))) {
    if (level !== 'town') continue;
    for (const industry of ['25', '28', '22', '10', '13', '15', '31', '32'])
      if ((await visitor.get(`/clusters/evidence/ISIC4.${industry}.${code}`)).status === 200)
        return `ISIC4.${industry}.${code}`;
  }
  throw new Error('no town of the register has an industry');
}

async function post(visitor: Visitor, url: string, body: object): Promise<string> {
  const answer = await visitor.act<{ location?: string }>(url, body);
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
  return answer.body.location ?? '';
}
