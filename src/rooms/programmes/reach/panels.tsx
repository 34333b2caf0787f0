import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import type { Panel } from '../../../platform/room/define.ts';
import { listApplicants } from '../rounds/services/applyToRound.ts';
import { clusterReach } from './pages/clusterReach.tsx';
import { type ClusterReach, readClusterReach } from './services/clusterReach.ts';

interface Subject {
  id: string;
}

const forTheAgency = async (ctx: Context, { id }: Subject): Promise<Subject | null> =>
  isAllowed(ctx.actor, 'programmes.readCases') ? { id } : null;

const ofProgramme: Panel<Subject, Subject> = {
  slot: 'programmePage.takeUp',
  name: 'reach.programme',
  load: forTheAgency,
  draw: ({ id }, { t }) => (
    <ul class="plain">
      <li>
        <a href={`/desk/reach/${id}`}>{t('reach.panel.reach')}</a>
      </li>
      <li>
        <a href={`/desk/reach/${id}/what-if`}>{t('reach.panel.whatIf')}</a>
      </li>
    </ul>
  ),
};

const ofDesk: Panel<Subject, Subject> = {
  slot: 'deskPage.more',
  name: 'reach.desk',
  load: forTheAgency,
  draw: (_, { t }) => (
    <section aria-labelledby="reach-desk">
      <h2 id="reach-desk">{t('reach.title')}</h2>
      <ul class="plain">
        <li>
          <a href="/desk/reach">{t('reach.panel.all')}</a>
        </li>
        <li>
          <a href="/desk/reach/overlap">{t('reach.panel.overlap')}</a>
        </li>
      </ul>
    </section>
  ),
};

/** For organisations that speak for a group. */
const ofMembers: Panel<Subject, Subject> = {
  slot: 'firmPage.more',
  name: 'reach.members',
  load: async (ctx, { id }) => ((await listApplicants(ctx, 'group')).length > 0 ? { id } : null),
  draw: (_, { t }) => (
    <section aria-labelledby="reach-members">
      <h2 id="reach-members">{t('reach.members.title')}</h2>
      <p>
        <a href="/firm/reach">{t('reach.panel.members')}</a>
      </p>
    </section>
  ),
};

interface ClusterSubject {
  id: string;
  /** With commas. */
  enterpriseIds: string;
}

/** Whom programmes reached is told to the agency alone. */
const ofCluster: Panel<ClusterSubject, ClusterReach | 'hidden'> = {
  slot: 'clusterPage.programmes',
  name: 'reach.cluster',
  load: async (ctx, { enterpriseIds }) => {
    if (!isAllowed(ctx.actor, 'programmes.readCases')) return 'hidden';
    return enterpriseIds === '' ? null : readClusterReach(ctx, enterpriseIds.split(','));
  },
  draw: clusterReach,
};

export const reachPanels = [ofProgramme, ofDesk, ofMembers, ofCluster] as const;
