import { Details, SummaryList } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { asOfText, decimalText, qText } from '../../pages/numbers.ts';
import type { ClusterView, RunSummary } from '../views/found.ts';

/** How each number was made: the run, what it compared, the chance that it was held against. */
export function HowMade({
  run,
  cluster,
  codes = [],
  page: { t, economy },
}: {
  run: RunSummary;
  cluster?: ClusterView['cluster'];
  /** Beginnings of ISIC codes of its group. */
  codes?: readonly string[];
  page: PageContext;
}) {
  const { options, method, quality } = run;
  const pair = (term: string, description: string) => ({ term: t(`clusters.found.made.${term}`), description });
  return (
    <section id="made">
      <h2>{t('clusters.found.made')}</h2>
      <SummaryList
        rows={[
          pair('run', run.finishedAt === null ? t('html.absence.notKnownYet') : t.date(run.finishedAt)),
          pair('asOf', asOfText(t, run.asOf)),
          pair('definition', run.definition),
          pair(
            'groups',
            t('clusters.found.made.groups.text', { title: run.groupingTitle, version: run.groupsVersion ?? '–' }),
          ),
          ...(codes.length === 0 ? [] : [pair('codes', codes.join(', '))]),
          ...(method === null
            ? []
            : [
                pair('routes', t(`clusters.found.routes.${method.routes}`)),
                pair(
                  'contiguity',
                  t(`clusters.found.contiguity.${method.contiguity}`, { islands: method.islandsLinked }),
                ),
              ]),
          pair('null', t('clusters.found.made.null.text', { simulations: options.simulations, seed: options.seed })),
          pair('level', t('clusters.found.made.level.text', { level: t.number(options.level) })),
          pair('require', t(`clusters.found.require.${options.require}`)),
          pair(
            'least',
            t('clusters.found.made.least.text', {
              plants: options.leastPlants,
              strength: t.number(options.leastStrength),
              resamples: options.resamples,
            }),
          ),
          ...(cluster === undefined
            ? []
            : [
                pair(
                  'chance',
                  t('clusters.found.made.chance.text', {
                    p: qText(t, cluster.pValue),
                    q: qText(t, cluster.qValue),
                    expected: decimalText(t, cluster.expected),
                  }),
                ),
              ]),
          ...(quality === null
            ? []
            : [
                pair(
                  'places',
                  t('clusters.found.made.places.text', {
                    placed: quality.placed,
                    establishments: quality.establishments,
                    coarse: quality.tooCoarse,
                    none: quality.withoutPoint,
                    zero: quality.atZero,
                    withoutGroup: quality.withoutGroup,
                    withoutArea: quality.withoutArea,
                  }),
                ),
              ]),
        ]}
      />
      <Details summary={t('clusters.found.made.cannot')}>
        <ul>
          {(['searched', 'density', 'register', 'wages'] as const).map((what) => (
            <li>{t(`clusters.found.made.cannot.${what}`)}</li>
          ))}
        </ul>
        <p>
          <a href={`/clusters/method?economy=${economy.code}`}>{t('clusters.found.made.method')}</a>
        </p>
      </Details>
    </section>
  );
}
