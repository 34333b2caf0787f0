import type { VNode } from 'preact';
import { LinkButton } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { GroupMarkets } from '../views/markets.ts';
import { MarketTable } from './MarketTable.tsx';
import { UpgradeTable } from './UpgradeTable.tsx';
import { basisText } from './words.tsx';

const pageOfGroup = ({ group }: GroupMarkets, { economy }: PageContext, more: Record<string, string> = {}) =>
  `/clusters/markets?${new URLSearchParams({ economy: economy.code, group, ...more })}`;

export const marketsPanel = (model: GroupMarkets, page: PageContext): VNode => (
  <section aria-labelledby="cluster-markets">
    <h2 id="cluster-markets">{page.t('clusters.markets.panel.title')}</h2>
    <Basis model={model} page={page} />
    {model.missing === null && model.file !== null && (
      <>
        <MarketTable
          {...{ markets: model.markets, file: model.file, page }}
          hrefOf={(market) => `${pageOfGroup(model, page, { market })}#market-chosen`}
        />
        <LinkButton kind="secondary" href={pageOfGroup(model, page)}>
          {page.t('clusters.markets.panel.link')}
        </LinkButton>
      </>
    )}
  </section>
);

export const upgradePanel = (model: GroupMarkets, page: PageContext): VNode => (
  <section aria-labelledby="cluster-upgrade">
    <h2 id="cluster-upgrade">{page.t('clusters.markets.upgrade.title')}</h2>
    <Basis model={model} page={page} />
    {model.missing === null && model.file !== null && (
      <>
        <p>{page.t('clusters.markets.upgrade.lead')}</p>
        {model.file.status !== 'ok' && <p>{page.t(`clusters.markets.upgrade.${model.file.status}`)}</p>}
        <UpgradeTable {...{ upgrades: model.upgrades, currency: model.file.currency, page }} />
        <LinkButton kind="secondary" href={`${pageOfGroup(model, page)}#upgrade`}>
          {page.t('clusters.markets.upgrade.link')}
        </LinkButton>
      </>
    )}
  </section>
);

/** What the tables stand on, or why there are none. */
function Basis({ model, page }: { model: GroupMarkets; page: PageContext }) {
  const { t, economy } = page;
  if (model.missing !== null)
    return (
      <>
        <p>{t(`clusters.markets.missing.${model.missing}.text`)}</p>
        {model.canChange && (
          <p>
            <a href={`/clusters/markets/files?economy=${economy.code}`}>{t('clusters.markets.files.link')}</a>
          </p>
        )}
      </>
    );
  if (model.file === null || model.year === null) return null;
  return (
    <p class="muted">
      {basisText(page, model.file, model.year)} {model.file.simulated && t('clusters.markets.simulated')}
    </p>
  );
}
