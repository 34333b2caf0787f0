import { demonstrationMapping, inventTrade } from '../../../src/demonstration/markets.ts';
import type { Portal } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A trade file and a table of products, both invented, taken in through the portal's own forms. */
export const marketsSample: Sample = async (portal: Portal) => {
  const { trade, products } = inventTrade(5, { exporters: 24, products: 30, years: [2022, 2025] });
  const analyst = await portal.visitor('analyst');
  const files = '/clusters/markets/files';
  const from = files;
  await analyst.upload(
    '/clusters/markets/tables',
    {},
    { name: 'products.csv', content: products, field: 'table', from },
  );
  const answer = await analyst.upload(
    files,
    { source: 'Customs (simulated)', knownOn: '2026-01-01', currency: 'USD' },
    { name: 'trade.csv', content: trade, from },
  );
  const id = /files\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1];
  if (id === undefined) throw new Error(`${files}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
  for (const [step, body] of [
    ['read', demonstrationMapping],
    ['apply', {}],
  ] as const) {
    const { status, body: said } = await analyst.act(`${files}/${id}/${step}`, body);
    if (status !== 200) throw new Error(`${files}/${step}: ${status} ${JSON.stringify(said).slice(0, 500)}`);
  }
  const { groups, markets } = await analyst.json<{ groups: { code: string }[]; markets: { market: string }[] }>(
    '/clusters/markets',
  );
  return { tradeFile: id, marketGroup: groups[0]?.code ?? '', market: markets[0]?.market ?? '' };
};
