import { type CountedAction, leastFirms } from '../model.ts';
import { isZero } from './addAmounts.ts';

/** UNIDO's principles for programmes of clusters of small firms, in its order. */
export const principles = [
  'existingCluster',
  'groups',
  'markets',
  'institutions',
  'localGovernment',
  'largeFirms',
  'noCrowdingOut',
] as const;
export type Principle = (typeof principles)[number];

export interface PrincipleGround {
  principle: Principle;
  /** Null where it can't be known yet. */
  met: boolean | null;
  /** Which of the grounds of this principle decided. */
  ground: string;
  /** Titles of the actions that decided. */
  actions: readonly string[];
}

export interface PrincipleFacts {
  actions: readonly CountedAction[];
  /** Whether chance was excluded as the reason why the firms stand together. */
  isTested: boolean | null;
  /** What is stated of the cluster, whatever the programme does. */
  localPlan: boolean | null;
  largeBuyerLinks: boolean | null;
}

type Judge = (facts: PrincipleFacts) => Omit<PrincipleGround, 'principle'>;

const titles = (actions: readonly CountedAction[]) => actions.map(({ title }) => title);
const unknown = (ground: string): ReturnType<Judge> => ({ met: null, ground, actions: [] });

/** Met by an action of one of the kinds, with a partner where one is needed. */
function byActions(kinds: readonly CountedAction['kind'][], needsPartner: boolean): Judge {
  return ({ actions }) => {
    if (actions.length === 0) return unknown('noActions');
    const ofKind = actions.filter(({ kind }) => kinds.includes(kind));
    const met = ofKind.filter(({ partner }) => !needsPartner || partner.trim() !== '');
    if (met.length > 0) return { met: true, ground: 'actions', actions: titles(met) };
    return { met: false, ground: ofKind.length > 0 ? 'noPartner' : 'noSuchAction', actions: titles(ofKind) };
  };
}

/** Met by an action, or by what is stated of the cluster. */
function byActionsOrEvidence(kind: CountedAction['kind'], stated: 'localPlan' | 'largeBuyerLinks'): Judge {
  return (facts) => {
    const met = facts.actions.filter((action) => action.kind === kind);
    if (met.length > 0) return { met: true, ground: 'actions', actions: titles(met) };
    if (facts[stated] === true) return { met: true, ground: 'stated', actions: [] };
    if (facts[stated] === false) return { met: false, ground: 'statedNot', actions: [] };
    return unknown('notStated');
  };
}

const judges: Record<Principle, Judge> = {
  existingCluster: ({ isTested }) =>
    isTested === null ? unknown('notTested') : { met: isTested, ground: isTested ? 'tested' : 'chance', actions: [] },
  groups({ actions }) {
    if (actions.length === 0) return unknown('noActions');
    const single = actions.filter(({ firms }) => firms < leastFirms);
    if (single.length === 0) return { met: true, ground: 'actions', actions: [] };
    const begun = single.filter(({ state }) => state !== 'planned');
    if (begun.length === 0) return { met: null, ground: 'notJoinedYet', actions: titles(single) };
    return { met: false, ground: 'singleFirms', actions: titles(begun) };
  },
  markets: byActions(['market'], false),
  institutions: byActions(['training', 'technology', 'information', 'facility'], true),
  localGovernment: byActionsOrEvidence('localGovernment', 'localPlan'),
  largeFirms: byActionsOrEvidence('largeFirms', 'largeBuyerLinks'),
  noCrowdingOut({ actions }) {
    if (actions.length === 0) return unknown('noActions');
    const paid = actions.filter(({ fromPublic }) => !isZero(fromPublic));
    if (paid.length === 0) return { met: true, ground: 'noPublicMoney', actions: [] };
    const sold = paid.filter(({ soldPrivately }) => soldPrivately === 'yes');
    if (sold.length > 0) return { met: false, ground: 'sold', actions: titles(sold) };
    const open = paid.filter(({ soldPrivately }) => soldPrivately === 'unknown');
    if (open.length > 0) return { met: null, ground: 'notAsked', actions: titles(open) };
    return { met: true, ground: 'notSold', actions: [] };
  },
};

/** Whether a programme keeps the seven principles, and what decided each; what was dropped counts for nothing. */
export function checkPrinciples(facts: PrincipleFacts): PrincipleGround[] {
  const standing = { ...facts, actions: facts.actions.filter(({ state }) => state !== 'dropped') };
  return principles.map((principle) => ({ principle, ...judges[principle](standing) }));
}
