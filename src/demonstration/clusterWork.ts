import type { Context } from '../platform/context.ts';
import { addDays } from '../platform/days.ts';
import { loadSimulatedWork, type SimulatedWork } from '../rooms/clusters/index.ts';

type Statement = SimulatedWork['statements'][number];

const said = (
  knownOn: string,
  sourceKind: Statement['sourceKind'],
  source: string,
  answers: Readonly<Record<string, boolean>>,
  subject: Statement['subject'] = 'functioning',
): Statement[] =>
  Object.entries(answers).map(([indicator, holds]) => ({
    ...{ subject, indicator, holds, sourceKind, source: `${source} (simulated)`, knownOn, link: null, note: '' },
  }));

/** Three invented clusters: one that works and has a programme, one that lies dormant, one of which too little is known. */
export async function inventClusterWork(
  ctx: Context,
  chamber: string | null,
  invited: readonly string[],
): Promise<void> {
  const lead = { kind: 'user', userId: 'simulated-chamber', name: 'Chamber (simulated)', economies: [] } as const;
  const actor = { ...lead, roles: ['association'] as const, organisationId: chamber };
  const day = (days: number) => addDays(ctx.today, days);
  await loadSimulatedWork({ ...ctx, actor: chamber === null ? ctx.actor : actor }, [
    {
      division: '28',
      statements: [
        ...said(day(-90), 'association', 'Annual report of the chamber', {
          ...{ association: true, training: true, exporters: true, trust: true, cooperation: true },
        }),
        ...said(day(-60), 'visit', 'Visit of the agency', { institutionNear: true, localPlan: false }),
        ...said(day(-45), 'survey', 'Survey of members', { supplierLinks: true, informationFlow: false }),
        ...said(day(-400), 'document', 'History of the town’s industry', { largeEnterprise: true }, 'origin'),
        ...said(day(-400), 'document', 'History of the town’s industry', { publicResearch: true }, 'origin'),
      ],
      programme: programmeOf(day, invited),
    },
    {
      division: '25',
      statements: [
        ...said(day(-80), 'visit', 'Visit of the agency', {
          ...{ association: false, commonFacility: false, informationFlow: false, training: true, localPlan: false },
          ...{ cooperation: false, largeBuyerLinks: false },
        }),
        ...said(day(-80), 'visit', 'Visit of the agency', { workers: true }, 'origin'),
      ],
      programme: null,
    },
    {
      division: '13',
      statements: said(day(-30), 'survey', 'Survey of firms', { exporters: true, trust: false }),
      programme: null,
    },
  ]);
}

type Day = (days: number) => string;

const programmeOf = (day: Day, invited: readonly string[]): SimulatedWork['programme'] => ({
  facts: {
    title: 'Machines of the town, sold together (simulated)',
    vision:
      'In three years buyers abroad know the town by name, and every member has passed on one technique to another.',
    ...{ beginsOn: day(-180), endsOn: day(900) },
  },
  members: 8,
  invited,
  goals: [
    {
      ...{ title: 'Members that export', unit: 'firms', baseline: '2', baselineOn: day(-180), target: '6' },
      ...{ targetOn: day(900), source: 'Survey of members (simulated)' },
      values: [{ on: day(-20), value: '3', source: 'Survey of members (simulated)' }],
    },
    {
      ...{ title: 'Days from order to delivery', unit: 'days', baseline: '42', baselineOn: day(-180), target: '30' },
      ...{ targetOn: day(540), source: 'Order books of six members (simulated)' },
      values: [],
    },
  ],
  actions: [
    {
      ...{ title: 'Course on set-up times', theme: 'people', kind: 'training', owner: 'Chamber' },
      ...{ partner: 'Training centre (simulated)', startsOn: day(-150), dueOn: day(-60), state: 'done' },
      ...{ cost: '18000', fromMembers: '6000', fromPublic: '12000', fromOthers: '0', soldPrivately: 'no' },
      results: 'Two people of each firm took part; set-up took a fifth less time in four firms.',
    },
    {
      ...{ title: 'Joint stand at a machinery fair', theme: 'markets', kind: 'market', owner: 'Chamber', partner: '' },
      ...{ startsOn: day(-30), dueOn: day(20), state: 'underway', results: '' },
      ...{ cost: '45000', fromMembers: '20000', fromPublic: '20000', fromOthers: '5000', soldPrivately: 'no' },
    },
    {
      ...{ title: 'Shared measuring room', theme: 'technology', kind: 'facility', owner: 'Two members', results: '' },
      ...{ partner: '', startsOn: day(-90), dueOn: day(-5), state: 'planned' },
      ...{ cost: '120000', fromMembers: '70000', fromPublic: '50000', fromOthers: '0', soldPrivately: 'unknown' },
    },
  ],
  state: 'running',
});
