import { Button, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ClustersView } from '../views/clusters.ts';

const leastSteps = [1, 2, 3, 5, 10, 20, 50, 100];

/** Which classification, which industry, from how many plants on. */
export function Choice({ view, page: { t, economy } }: { view: ClustersView; page: PageContext }) {
  const { query, schemes, industries, measurement } = view;
  const steps = [...new Set([...leastSteps, query.least])].sort((a, b) => a - b);
  return (
    <search>
      <form class="form" method="get" action="/clusters" aria-label={t('clusters.choose')}>
        <input type="hidden" name="economy" value={economy.code} />
        {query.show !== 'industry' && <input type="hidden" name="show" value={query.show} />}
        {query.sort !== 'evidence' && <input type="hidden" name="sort" value={query.sort} />}
        {query.show === 'industry' && (
          <Select
            id="industry"
            name="industry"
            label={t('clusters.choose.industry')}
            hint={t('clusters.choose.industry.hint')}
            value={query.industry ?? ''}
            options={industries.map(({ code, title, plants, areasStandingOut }) => ({
              value: `${measurement?.scheme}:${code}`,
              text: t('clusters.choose.industry.option', { title, plants, areas: areasStandingOut }),
            }))}
          />
        )}
        <Select
          id="scheme"
          name="scheme"
          label={t('clusters.choose.scheme')}
          hint={query.show === 'industry' ? t('clusters.choose.scheme.hint') : undefined}
          value={measurement?.scheme ?? ''}
          options={schemes.map(({ code, title }) => ({ value: code, text: title }))}
        />
        <Select
          id="least"
          name="least"
          label={t('clusters.choose.least')}
          value={String(query.least)}
          options={steps.map((least) => ({ value: String(least), text: t('clusters.choose.least.option', { least }) }))}
        />
        <div class="actions">
          <Button>{t('clusters.choose.submit')}</Button>
        </div>
      </form>
    </search>
  );
}
