import { Absence, KeyFigures } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { absenceWords } from '../../../../platform/html/words.ts';
import { decimalText, quotientText } from '../../pages/numbers.ts';
import type { ClusterView } from '../views/found.ts';
import { percentText } from './words.ts';

/** Strength, size and how surely it is found again. */
export function ClusterFigures({ view: { cluster }, page }: { view: ClusterView; page: PageContext }) {
  const { t } = page;
  const isHidden = cluster.status === 'suppressed';
  const absent = (
    <Absence kind={isHidden ? 'hidden' : 'noData'} text={absenceWords(t)[isHidden ? 'hidden' : 'noData']} />
  );
  const percent = (share: number | null) => (share === null ? absent : percentText(t, share));
  const made = { href: '#made', text: t('html.chart.made') };
  return (
    <KeyFigures
      figures={[
        {
          label: t('clusters.found.figure.strength'),
          value: quotientText(t, cluster.strength),
          unit: t('clusters.found.figure.times'),
          facts: [
            t('clusters.found.figure.interval', {
              lower: quotientText(t, cluster.strengthLower),
              upper: quotientText(t, cluster.strengthUpper),
            }),
            t('clusters.found.figure.quotient', {
              quotient: quotientText(t, cluster.locationQuotient),
              expected: decimalText(t, cluster.expected),
            }),
          ],
          made,
        },
        {
          label: t('clusters.found.figure.plants'),
          value: t.number(cluster.establishments),
          facts: [
            cluster.enterprises === null
              ? t('clusters.found.figure.firms.unknown')
              : t('clusters.found.figure.firms', { firms: cluster.enterprises }),
            t('clusters.found.figure.core', { core: cluster.coreEstablishments }),
          ],
        },
        {
          label: t('clusters.found.figure.stability'),
          value: percentText(t, cluster.stability),
          facts: [t('clusters.found.figure.stability.fact')],
        },
        {
          label: t('clusters.found.figure.jobs'),
          value: cluster.employment === null ? absent : t.number(cluster.employment),
          facts: [
            cluster.employmentKnown === null
              ? t('clusters.found.figure.jobs.unknown')
              : t('clusters.found.figure.jobs.known', { share: percentText(t, cluster.employmentKnown) }),
          ],
        },
        {
          label: t('clusters.found.figure.anchor'),
          value: percent(cluster.anchorShare),
          facts: [t('clusters.found.figure.anchor.fact')],
        },
        {
          label: t('clusters.found.figure.small'),
          value: percent(cluster.smallShare),
          facts: [t('clusters.found.figure.small.fact')],
        },
      ]}
    />
  );
}
