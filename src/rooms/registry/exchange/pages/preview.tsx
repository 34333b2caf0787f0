import type { VNode } from 'preact';
import { SummaryList } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PreviewView } from '../view.ts';

export function previewPage(view: PreviewView, page: PageContext): VNode {
  const { t } = page;
  const row = (term: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [{ term: t(term), description: texts.join('; ') }];
  return page.frame({
    title: view.name,
    children: (
      <>
        <SummaryList
          rows={[
            ...row('registry.establishment.place', view.places),
            ...row('registry.establishment.industries', view.industries),
            ...row('registry.enterprise.number', view.numbers),
          ]}
        />
        <p>
          <a href={`/suppliers/${view.id}`}>{t('registry.reconcile.open')}</a>
        </p>
      </>
    ),
  });
}
