import type { VNode } from 'preact';
import { SummaryList } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';

const measures = ['plants', 'expected', 'quotient', 'shrunk', 'interval', 'q'] as const;
const readings = ['rank', 'threshold', 'visit', 'neighbours'] as const;
const limits = ['jobs', 'register', 'independent', 'small', 'boundaries', 'supply', 'codes'] as const;
const sources = ['florence', 'tail', 'adjust', 'shrink'] as const;

/** The method page of docs/methods in the words of people who read a map. */
export function methodPage(_view: unknown, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('clusters.method.title'),
    lead: t('clusters.method.lead'),
    breadcrumbs: [{ href: '/clusters', text: t('clusters.title') }],
    children: (
      <>
        <h2>{t('clusters.method.measures')}</h2>
        <SummaryList
          rows={measures.map((name) => ({
            term: t(`clusters.method.measure.${name}`),
            description: t(`clusters.method.measure.${name}.text`),
          }))}
        />
        <h2>{t('clusters.method.example')}</h2>
        <p>{t('clusters.method.example.text')}</p>
        <h2>{t('clusters.method.test')}</h2>
        <p>{t('clusters.method.test.text')}</p>
        <h2>{t('clusters.method.many')}</h2>
        <p>{t('clusters.method.many.text')}</p>
        <h2>{t('clusters.method.shrink')}</h2>
        <p>{t('clusters.method.shrink.text')}</p>
        <h2>{t('clusters.method.readings')}</h2>
        <Points page={page} group="reading" names={readings} />
        <h2>{t('clusters.method.limits')}</h2>
        <Points page={page} group="limit" names={limits} />
        <h2>{t('clusters.method.sources')}</h2>
        <Points page={page} group="source" names={sources} />
        <p>{t('clusters.method.command')}</p>
      </>
    ),
  });
}

const Points = ({ page: { t }, group, names }: { page: PageContext; group: string; names: readonly string[] }) => (
  <ul>
    {names.map((name) => (
      <li>{t(`clusters.method.${group}.${name}`)}</li>
    ))}
  </ul>
);
