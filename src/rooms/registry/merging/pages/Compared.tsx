import { Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { comparedRows } from '../../duplicates/pages/SideBySide.tsx';
import type { EnterpriseView } from '../../views/enterprise.ts';

export function Compared({ firms, page }: { firms: readonly EnterpriseView[]; page: PageContext }) {
  const { t } = page;
  const caption = t('registry.merge.compare');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('registry.duplicate.gone')}
      columns={[{ label: t('registry.duplicate.fact') }, ...firms.map(({ name }) => ({ label: name, named: true }))]}
      rows={comparedRows(firms, page)}
    />
  );
}
