import { ChartWithTable, ForestChart } from '../../../../platform/html/charts/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import { figureText, intervalText, withUnit } from '../../pages/effectWords.ts';
import type { Entry, LibraryView } from '../views/library.ts';

interface Props {
  group: LibraryView['comparisons'][number];
  at: number;
  page: PageContext;
  csvHref: string;
}

/** Effects on one outcome side by side; a round without a figure keeps its line and says which nothing it has. */
export function Comparison({ group, at, page: { t }, csvHref }: Props) {
  const { outcome, unit, entries } = group;
  const known = entries.filter(({ estimate }) => estimate !== null).length;
  const finding = t('evidence.library.compare', { outcome, known, count: entries.length });
  const caption = t('evidence.library.compare.table', { outcome });
  const absent = ({ state }: Entry) =>
    state === null ? '' : t(`evidence.absence.${state === 'estimated' ? 'hidden' : state}`);
  return (
    <ChartWithTable
      id={`compare-${at}`}
      finding={finding}
      unit={t('evidence.library.compare.unit', { unit: unit === '' ? outcome : unit })}
      draw={({ id, width }) => (
        <ForestChart
          id={id}
          width={width}
          description={finding}
          format={(value) => figureText(t, value)}
          origin={0}
          rows={entries.map((entry) => ({
            label: entry.title,
            estimate: entry.estimate,
            lower: entry.lower,
            upper: entry.upper,
            ...(entry.estimate === null ? { note: absent(entry) } : {}),
          }))}
        />
      )}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: '',
        columns: [
          { label: t('evidence.studies.study') },
          { label: t('evidence.plan.programme') },
          { label: t('evidence.curve.effect'), numeric: true },
          { label: t('evidence.curve.interval'), numeric: true },
          { label: t('evidence.library.filter.method') },
        ],
        rows: entries.map((entry) => [
          <a href={entry.href}>{entry.title}</a>,
          entry.programme?.title ?? '',
          entry.estimate === null ? absent(entry) : withUnit(t, entry.estimate, unit),
          entry.lower === null || entry.upper === null ? '' : intervalText(t, entry.lower, entry.upper),
          entry.method,
        ]),
      }}
      words={figureWords(t)}
      csvHref={csvHref}
    />
  );
}
