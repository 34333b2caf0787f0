import { ChartWithTable, LineChart } from '../../../../platform/html/charts/index.ts';
import { Details, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import type { WhatIfView } from '../views/whatIf.ts';
import { Count } from './parts.tsx';

type Part = { view: WhatIfView; page: PageContext };
const measures = ['before', 'after', 'in', 'out'] as const;

type Dimension = WhatIfView['by'][number];

/** Who moves, by size, region and women’s ownership; classes in which nobody does are folded away. */
export function Movement({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      {view.by.map(({ by, classes }) => {
        const moving = classes.filter((one) => one.in > 0 || one.out > 0);
        const still = classes.filter((one) => one.in === 0 && one.out === 0 && one.before > 0);
        return (
          <>
            <h3>{t(`reach.by.${by}`)}</h3>
            <Classes by={by} classes={moving} page={page} />
            {still.length > 0 && (
              <Details summary={t('reach.whatIf.still', { classes: still.length })} plain>
                <Classes by={by} classes={still} page={page} />
              </Details>
            )}
          </>
        );
      })}
    </>
  );
}

function Classes({ by, classes, page }: Dimension & { page: PageContext }) {
  const { t } = page;
  const caption = t(`reach.by.${by}`);
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={<p>{t('reach.whatIf.noClass')}</p>}
      columns={[
        { label: caption },
        ...measures.map((measure) => ({ label: t(`reach.whatIf.${measure}`), numeric: true })),
      ]}
      rows={classes.map((one) => [one.name, ...measures.map((measure) => <Count value={one[measure]} page={page} />)])}
    />
  );
}

export function Curve({ view: { curve }, page }: Part) {
  const { t } = page;
  const { points } = curve;
  if (points.length < 2) return <p>{t('reach.whatIf.curve.none')}</p>;
  const low = points.reduce((one, other) => (other.eligible < one.eligible ? other : one));
  const high = points.reduce((one, other) => (other.eligible > one.eligible ? other : one));
  const finding = t('reach.whatIf.curve.finding', {
    low: low.eligible,
    lowAt: low.text,
    high: high.eligible,
    highAt: high.text,
  });
  const series = [
    { label: t('reach.column.eligible'), points: points.map(({ limit, eligible }) => ({ x: limit, y: eligible })) },
    { label: t('reach.column.unknown'), points: points.map(({ limit, unknown }) => ({ x: limit, y: unknown })) },
  ];
  return (
    <ChartWithTable
      id="curve-of-limit"
      finding={finding}
      unit={t('reach.whatIf.curve.unit', { title: curve.title })}
      draw={(size) => (
        <LineChart
          {...size}
          description={finding}
          format={t.number}
          formatX={(x) => t.number(x)}
          ticksX={ticksOf(points.map(({ limit }) => limit))}
          series={series}
          {...(curve.present === null ? {} : { moment: { x: curve.present, label: t('reach.whatIf.curve.now') } })}
        />
      )}
      words={figureWords(t)}
      table={{
        caption: curve.title,
        scrollLabel: t('html.table.scroll', { caption: curve.title }),
        empty: '',
        columns: [
          { label: t('reach.whatIf.curve.limit') },
          { label: t('reach.column.eligible'), numeric: true },
          { label: t('reach.column.unknown'), numeric: true },
        ],
        rows: points.map(({ text, eligible, unknown }) => [
          text,
          <Count value={eligible} page={page} />,
          <Count value={unknown} page={page} />,
        ]),
      }}
    />
  );
}

/** Both ends and the middle: limits are many and unevenly spaced. */
function ticksOf(limits: readonly number[]): number[] {
  const [first, last] = [limits[0] as number, limits.at(-1) as number];
  return [first, Number(((first + last) / 2).toPrecision(2)), last];
}
