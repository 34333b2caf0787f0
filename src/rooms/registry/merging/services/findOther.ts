import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { enterpriseViewOf } from '../../services/enterpriseView.ts';
import { readEnterprise } from '../../services/readEnterprise.ts';
import { searchEnterprises } from '../../services/searchEnterprises.ts';
import { readSearchAddress, searchOf } from '../../services/searchQuery.ts';
import type { EnterpriseView } from '../../views/enterprise.ts';

const mostFound = 10;

/** A firm as it is now, whatever id it is asked by. */
export async function readFirm(ctx: Context, id: string): Promise<EnterpriseView> {
  const found = await readEnterprise(ctx, id);
  if (found.kind === 'found') return enterpriseViewOf(ctx, found.record);
  const led = await readEnterprise(ctx, found.to);
  if (led.kind !== 'found') throw new DomainError('notFound', 'registry.enterprise');
  return enterpriseViewOf(ctx, led.record);
}

export async function readOther(ctx: Context, id: string): Promise<EnterpriseView | null> {
  return readFirm(ctx, id).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'notFound') return null;
    throw error;
  });
}

/** Firms that the words may mean, by name or id, without the one that is asked from. */
export async function findOthers(ctx: Context, q: string, but: string) {
  if (q === '') return [];
  const id = enterpriseIdSchema.safeParse(q.toUpperCase());
  if (id.success) {
    const firm = await readOther(ctx, id.data);
    return firm === null || firm.id === but
      ? []
      : [{ id: firm.id, name: firm.name, place: firm.establishments[0]?.place ?? null }];
  }
  const asked = searchOf(readSearchAddress(new URLSearchParams({ q }).toString()));
  const { hits } = await searchEnterprises(ctx, { ...asked, page: 1, pageSize: 30 }, { facets: false, grid: false });
  const firms = new Map<string, { id: string; name: string; place: string | null }>();
  for (const hit of hits)
    if (hit.enterpriseId !== but && !firms.has(hit.enterpriseId))
      firms.set(hit.enterpriseId, { id: hit.enterpriseId, name: hit.name, place: hit.placeName });
  return [...firms.values()].slice(0, mostFound);
}
