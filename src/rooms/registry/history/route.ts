import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../model.ts';
import { historyPage } from './pages/history.tsx';
import { readHistory } from './readHistory.ts';
import { type HistoryView, historySchema } from './view.ts';

export const historyRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/suppliers/:id/history',
  summary: 'What was ever said of a firm, by whom, and when',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ id: enterpriseIdSchema }),
  query: inEconomy,
  body: nothing,
  output: historySchema,
  examples: [
    { url: '/suppliers/{enterprise}/history', as: null },
    { url: '/suppliers/{enterprise}/history', as: 'officer' },
  ],
  async handle(ctx, { params }) {
    const { enterprise, versions, corrections, capabilities, merged } = await readHistory(ctx, params.id);
    const entries: HistoryView['entries'] = [
      ...versions.map(({ version, changes }) => ({
        kind: 'record' as const,
        at: version.appliedAt,
        source: version.source,
        importId: version.importId,
        row: version.rowNumber,
        changes,
      })),
      ...corrections.map(({ correctedAt, ...one }) => ({ kind: 'correction' as const, at: correctedAt, ...one })),
      ...merged.map(({ oldId, decidedAt }) => ({ kind: 'merge' as const, at: decidedAt, oldId })),
      ...capabilities.flatMap(({ recordedAt, endedAt, kind: what, text, statedBy }) => [
        { kind: 'stated' as const, at: recordedAt.toISOString(), what, text, statedBy },
        ...(endedAt === null ? [] : [{ kind: 'withdrawn' as const, at: endedAt.toISOString(), what, text }]),
      ]),
    ];
    entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    return {
      kind: 'view',
      view: { id: enterprise.id, name: enterprise.name, seesRecords: ctx.actor.kind !== 'anonymous', entries },
    };
  },
  page: historyPage,
});
