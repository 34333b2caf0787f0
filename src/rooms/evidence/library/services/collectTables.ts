import type { Context } from '../../../../platform/context.ts';
import { listPublishedTables } from '../../services/readPublishedTable.ts';
import { listTables, readTitles, type TableRow } from '../store/library.ts';
import type { Entry } from '../views/library.ts';

const noEffect = {
  state: null,
  reason: null,
  estimate: null,
  lower: null,
  upper: null,
  unit: '',
  firms: null,
  worst: null,
} as const;

/** Tables that were printed elsewhere, and those that hold now of all that was released here. */
export async function collectTables(ctx: Context): Promise<Entry[]> {
  const { tables, titles } = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const tables = await listTables(tx);
      return {
        tables,
        titles: await readTitles(
          tx,
          tables.map(({ subject }) => subject),
        ),
      };
    },
    { readOnly: true },
  );
  return [...printedTables(ctx), ...tables.map((table) => entryOfTable(ctx, table, titles))];
}

function printedTables({ t, economy }: Context): Entry[] {
  return listPublishedTables().map(({ id, number, title, source, regions, rows }) => ({
    ...noEffect,
    kind: 'published',
    id,
    title: `${number} ${title}`,
    finding: t('evidence.library.finding.printed', {
      rows: rows.length,
      regions: regions.map(({ name }) => name).join(', '),
    }),
    topic: 'innovation',
    outcome: t('evidence.library.topic.innovation'),
    programme: null,
    source,
    method: t('evidence.library.method.printed'),
    on: null,
    href: `/evidence/tables/${id}?economy=${economy}`,
    madeHref: `/evidence/tables/${id}?economy=${economy}#made`,
    simulated: false,
  }));
}

/** Which table it is stands in the subject; where that is a programme, the programme is named. */
function entryOfTable({ t, economy }: Context, table: TableRow, titles: ReadonlyMap<string, string>): Entry {
  const { id, topic, subject, title, cells, hidden } = table;
  const isSurvey = topic.startsWith('evidence.');
  const place = topic === 'evidence.survey' ? `/evidence/surveys/tables/${subject}` : `/data/releases/${id}`;
  const programme = titles.get(subject);
  const wordKey = [`evidence.library.topic.${topic}`, `publication.topic.${topic}`].find((key) => t.has(key));
  const outcome = wordKey === undefined ? topic : t(wordKey);
  return {
    ...noEffect,
    kind: isSurvey ? 'survey' : 'published',
    id,
    title: title === programme ? t('evidence.library.table.title', { topic: outcome, programme }) : title,
    finding: t('evidence.library.finding.table', { cells, hidden }),
    topic,
    outcome,
    programme: programme === undefined ? null : { id: subject, title: programme },
    source: t(isSurvey ? 'evidence.library.source.survey' : 'evidence.library.source.here'),
    method: isSurvey ? t('evidence.library.method.survey') : (table.method ?? t('evidence.library.method.released')),
    on: table.as_of,
    href: `${place}?economy=${economy}`,
    madeHref: `${place}?economy=${economy}#made`,
    simulated: table.simulated,
  };
}
