import type { Sample } from './index.ts';

export const registrySample: Sample = async (portal) => {
  const { hits } = await (await portal.visitor()).json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
  const officer = await portal.visitor('officer');
  const { imports } = await officer.json<{ imports: { id: string }[] }>('/imports?economy=XDM');
  return { enterprise: hits[0]!.enterpriseId, import: imports[0]!.id };
};
