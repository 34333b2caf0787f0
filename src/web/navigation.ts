import { isAllowed, type Permission } from '../platform/auth/permissions.ts';
import type { Actor } from '../platform/context.ts';

export interface NavigationItem {
  href: string;
  titleKey: string;
  permission: Permission;
}

/** What exists, in the order in which it is shown. A room that gets a page adds its line here. */
export const navigation: readonly NavigationItem[] = [
  { href: '/firm', titleKey: 'web.navigation.firm', permission: 'firm.act' },
  { href: '/desk', titleKey: 'web.navigation.desk', permission: 'programmes.readCases' },
  { href: '/group', titleKey: 'web.navigation.group', permission: 'clusters.lead' },
  { href: '/buying', titleKey: 'web.navigation.buying', permission: 'linkages.buy' },
  { href: '/help', titleKey: 'web.navigation.help', permission: 'public' },
  { href: '/programmes', titleKey: 'web.navigation.programmes', permission: 'public' },
  { href: '/updates', titleKey: 'web.navigation.updates', permission: 'public' },
  { href: '/suppliers', titleKey: 'web.navigation.suppliers', permission: 'public' },
  { href: '/tenders', titleKey: 'web.navigation.tenders', permission: 'public' },
  { href: '/events', titleKey: 'web.navigation.events', permission: 'public' },
  { href: '/clusters', titleKey: 'web.navigation.clusters', permission: 'public' },
  { href: '/places', titleKey: 'web.navigation.places', permission: 'public' },
  { href: '/evidence', titleKey: 'web.navigation.evidence', permission: 'public' },
  { href: '/plans', titleKey: 'web.navigation.plans', permission: 'public' },
  { href: '/data', titleKey: 'web.navigation.data', permission: 'public' },
  { href: '/imports', titleKey: 'web.navigation.imports', permission: 'registry.import' },
  { href: '/jobs', titleKey: 'web.navigation.jobs', permission: 'jobs.read' },
];

export const navigationFor = (actor: Actor): readonly NavigationItem[] =>
  navigation.filter((item) => isAllowed(actor, item.permission));

/** The present page, or one that stands under the item. */
export const isCurrent = (item: Pick<NavigationItem, 'href'>, url: string): boolean => {
  const path = url.split(/[?#]/)[0]!;
  return path === item.href || path.startsWith(`${item.href}/`);
};
