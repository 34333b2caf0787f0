import { Absence, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { absenceWords } from '../../../../platform/html/words.ts';
import { quotientText } from '../../pages/numbers.ts';
import { functioningIndicators } from '../../rules/functioning.ts';
import type { ClusterView } from '../views/found.ts';
import { percentText } from './words.ts';

type Part = { view: ClusterView; page: PageContext };

/** What kind of cluster it is, on what grounds, and what such clusters are like elsewhere. */
export function Kind({ view: { cluster }, page }: Part) {
  const { t } = page;
  const caption = t('clusters.found.kind.grounds');
  const compared = t('clusters.found.kind.table');
  const missing = cluster.typeGrounds.filter(({ holds }) => holds === null).length;
  return (
    <section>
      <h2>{t(`clusters.found.kind.${cluster.type}`)}</h2>
      <p>{t(`clusters.found.kind.${cluster.type}.text`, { missing })}</p>
      <div class="columns columns-half">
        <Table
          caption={caption}
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty=""
          columns={[
            { label: t('clusters.found.kind.criterion') },
            { label: t('clusters.found.kind.observed'), named: true },
            { label: t('clusters.found.kind.required'), named: true },
            { label: t('clusters.found.kind.holds'), named: true },
          ]}
          rows={cluster.typeGrounds.map(({ criterion, observed, required, holds }) => [
            t(`clusters.found.criterion.${criterion}`),
            observedOf(page, criterion, observed, cluster.groupTitle, cluster.status === 'suppressed'),
            requiredOf(page, criterion, required),
            t(`clusters.found.holds.${holds === null ? 'unknown' : holds ? 'yes' : 'no'}`),
          ])}
        />
        <Table
          caption={compared}
          stack
          scrollLabel={t('html.table.scroll', { caption: compared })}
          empty=""
          columns={[
            { label: t('clusters.found.kind.kind') },
            { label: t('clusters.found.kind.number'), named: true },
            { label: t('clusters.found.kind.wages'), named: true },
            { label: t('clusters.found.kind.growth'), named: true },
          ]}
          rows={(['micro', 'traditional', 'highTech'] as const).map((type) => [
            type === cluster.type ? (
              <strong>{t(`clusters.found.type.${type}`)}</strong>
            ) : (
              t(`clusters.found.type.${type}`)
            ),
            t(`clusters.found.india.${type}.number`),
            t(`clusters.found.india.${type}.wages`),
            t(`clusters.found.india.${type}.growth`),
          ])}
          note={t('clusters.found.kind.source')}
        />
      </div>
    </section>
  );
}

function observedOf(
  { t }: PageContext,
  criterion: string,
  value: number | string | null,
  group: string,
  isHidden: boolean,
) {
  const kind = isHidden ? 'hidden' : 'noData';
  if (value === null) return <Absence kind={kind} text={absenceWords(t)[kind]} />;
  if (criterion === 'highTechnology') return group;
  return typeof value === 'string'
    ? value
    : criterion === 'smallShare'
      ? percentText(t, value)
      : quotientText(t, value);
}

function requiredOf({ t }: PageContext, criterion: string, value: number | string): string {
  if (criterion === 'highTechnology') return t('clusters.found.required.highTechnology');
  const amount =
    typeof value === 'string' ? value : criterion === 'smallShare' ? percentText(t, value) : t.number(value);
  return t(`clusters.found.required.${criterion}`, { amount });
}

/** How it works as a cluster: told from what is known of it, never from how dense it is. */
export function Working({ view: { cluster }, page }: Part) {
  const { t } = page;
  const known = new Map(cluster.evidence.map((one) => [one.indicator, one]));
  const caption = t('clusters.found.working.caption');
  const all = functioningIndicators.length;
  return (
    <section>
      <h2>{t(`clusters.found.working.${cluster.functioning}`)}</h2>
      <p>
        {t('clusters.found.working.text', {
          observed: cluster.functioningObserved,
          all,
          worst: percentText(t, cluster.functioningWorst),
          best: percentText(t, cluster.functioningBest),
        })}
      </p>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('clusters.found.working.indicator') },
          { label: t('clusters.found.working.known'), named: true },
          { label: t('clusters.found.working.source'), named: true },
        ]}
        rows={functioningIndicators.map((indicator) => {
          const one = known.get(indicator);
          return [
            t(`clusters.found.indicator.${indicator}`),
            one === undefined ? (
              <Absence kind="notKnownYet" text={absenceWords(t).notKnownYet} />
            ) : (
              t(`clusters.found.holds.${one.holds ? 'yes' : 'no'}`)
            ),
            one === undefined
              ? t('clusters.found.working.missing')
              : [one.source, one.on === null ? null : t.date(one.on, 'short')].filter(Boolean).join(', '),
          ];
        })}
      />
    </section>
  );
}
