import type { VNode } from 'preact';
import { Notice, Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { type Fate, fates } from '../rules/compareRuns.ts';
import type { RunSummary } from '../views/found.ts';
import type { CompareView } from '../views/runs.ts';

const tones: Readonly<Record<Fate, Tone>> = {
  born: 'good',
  grown: 'good',
  same: 'neutral',
  shrunk: 'caution',
  merged: 'brand',
  split: 'brand',
  gone: 'caution',
};

export function comparePage(view: CompareView, page: PageContext): VNode {
  const { t, economy } = page;
  const of = `?economy=${economy.code}`;
  const counted = fates.flatMap((fate) => {
    const count = view.counts[fate] ?? 0;
    return count === 0 ? [] : [t(`clusters.found.compare.count.${fate}`, { count })];
  });
  const nameOf = (run: RunSummary) =>
    t('clusters.found.run.of', { at: t.date(run.finishedAt ?? run.requestedAt), clusters: run.clusters ?? 0 });
  const caption = t('clusters.found.compare.caption');
  return page.frame({
    title: t('clusters.found.compare.title'),
    lead:
      counted.length === 0
        ? t('clusters.found.compare.nothing')
        : t('clusters.found.compare.lead', { counts: t.list(counted) }),
    breadcrumbs: [
      { href: `/clusters/found${of}`, text: t('clusters.found.title') },
      { href: `/clusters/runs${of}`, text: t('clusters.found.runs.title') },
    ],
    wide: true,
    children: (
      <>
        <p>{t('clusters.found.compare.sides', { before: nameOf(view.before), after: nameOf(view.after) })}</p>
        {!view.sameGroups && <Notice tone="caution">{t('clusters.found.compare.otherGroups')}</Notice>}
        {!view.sameOptions && <Notice tone="caution">{t('clusters.found.compare.otherOptions')}</Notice>}
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('clusters.found.compare.nothing')}
          columns={[
            { label: t('clusters.found.compare.fate') },
            { label: t('clusters.found.compare.before'), named: true },
            { label: t('clusters.found.compare.after'), named: true },
            { label: t('clusters.found.compare.membersBefore'), numeric: true },
            { label: t('clusters.found.compare.membersAfter'), numeric: true },
            { label: t('clusters.found.compare.shared'), numeric: true },
          ]}
          rows={view.cases.map((one) => [
            <Tag tone={tones[one.fate]}>{t(`clusters.found.fate.${one.fate}`)}</Tag>,
            <Side clusters={one.before} page={page} />,
            <Side clusters={one.after} page={page} />,
            one.before.length === 0 ? '–' : t.number(one.membersBefore),
            one.after.length === 0 ? '–' : t.number(one.membersAfter),
            t.number(one.shared),
          ])}
          note={t('clusters.found.compare.note')}
        />
      </>
    ),
  });
}

function Side({
  clusters,
  page: { economy },
}: {
  clusters: CompareView['cases'][number]['before'];
  page: PageContext;
}) {
  if (clusters.length === 0) return <>–</>;
  return (
    <>
      {clusters.map(({ id, title }, at) => (
        <>
          {at > 0 && ', '}
          <a href={`/clusters/found/${id}?economy=${economy.code}`}>{title}</a>
        </>
      ))}
    </>
  );
}
