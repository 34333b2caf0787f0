import { type Actor, type Role, roles } from '../context.ts';

/** `public` needs nobody; `signedIn` any user; others name what may be done, and the table below says by whom. */
export const permissionsByRole = {
  signedIn: roles,
  'registry.import': ['officer', 'administrator'],
  /** Decides about pairs of firms that may be one, about claims, and about what people say is wrong. */
  'registry.review': ['officer', 'administrator'],
  'registry.readConfidential': ['officer', 'adviser', 'administrator'],
  /** Speaks for a firm, or for a group of firms. */
  'firm.act': ['owner', 'association'],
  'diagnosis.answer': ['owner', 'adviser', 'officer'],
  'programmes.manage': ['officer', 'administrator'],
  'programmes.readApplications': ['officer', 'adviser', 'reviewer', 'administrator'],
  'programmes.deliver': ['adviser', 'officer'],
  'programmes.readCases': ['officer', 'adviser', 'administrator'],
  'linkages.buy': ['buyer'],
  'linkages.manage': ['officer', 'association', 'administrator'],
  'evidence.analyse': ['analyst', 'officer', 'administrator'],
  'plans.manage': ['officer', 'analyst', 'administrator'],
  /** Measures and detects, compares places, keeps indicators, projects and portfolios. */
  'clusters.measure': ['analyst', 'officer', 'administrator'],
  /** Sees which firms are in a cluster. */
  'clusters.readMembers': ['officer', 'adviser', 'analyst', 'association', 'administrator'],
  /** Leads a cluster: says how it works and on what grounds, its members, joint actions and results. */
  'clusters.lead': ['association', 'officer', 'administrator'],
  'jobs.read': ['officer', 'analyst', 'administrator'],
  administer: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = 'public' | keyof typeof permissionsByRole;

export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (permission === 'public' || actor.kind === 'operator') return true;
  if (actor.kind === 'anonymous') return false;
  if (permission === 'signedIn') return true;
  const allowed: readonly Role[] = permissionsByRole[permission];
  return actor.roles.some((role) => allowed.includes(role));
}
