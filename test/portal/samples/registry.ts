import type { Sample } from './index.ts';

export const registrySample: Sample = async (portal) => {
  const { hits } = await (await portal.visitor()).json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
  const officer = await portal.visitor('officer');
  const { imports } = await officer.json<{ imports: { id: string }[] }>('/imports?economy=XDM');
  const enterprise = hits[0]!.enterpriseId;
  return {
    enterprise,
    import: imports[0]!.id,
    ...(await saidOf(portal, enterprise)),
    concordance: await concordanceOf(portal),
  };
};

/** What people say of a firm: a claim that waits, a message, a capability. */
async function saidOf(portal: Parameters<Sample>[0], enterprise: string) {
  const owner = await portal.visitor('owner');
  const claim = { relation: 'manager', evidence: 'A letter on the firm’s paper' };
  const { body } = await owner.act(`/suppliers/${enterprise}/claim`, claim);
  const visitor = await portal.visitor();
  const said = await visitor.act(`/suppliers/${enterprise}/report`, { subject: 'place', text: 'It moved next door' });
  const officer = await portal.visitor('officer');
  await officer.act(`/suppliers/${enterprise}/capabilities`, { kind: 'process', text: 'Die casting' });
  return {
    claim: body.location?.split('/').pop() ?? '',
    report: said.body.location?.split('sent=').pop() ?? '',
  };
}

/** A small table of codes. */
async function concordanceOf(portal: Parameters<Sample>[0]): Promise<string> {
  const officer = await portal.visitor('officer');
  const content = 'from_code,to_code,title\n6802,2396,Worked stone\n6403,1520,Footwear\n';
  const named = { from: 'HS', to: 'ISIC4', source: 'Made up for the tests' };
  await officer.upload('/concordances', named, { name: 'hs.csv', content, from: '/concordances' });
  const { concordances } = await officer.json<{ concordances: { id: string }[] }>('/concordances');
  return concordances[0]?.id ?? '';
}
