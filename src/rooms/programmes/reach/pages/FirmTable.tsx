import type { ComponentChildren } from 'preact';
import { Absence, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { UnreachedView } from '../views/reach.ts';

interface FirmTableProps {
  caption: string;
  firms: UnreachedView['firms'];
  /** Shows what is still to be asked of each. */
  withMissing?: boolean;
  empty: ComponentChildren;
  page: PageContext;
}

export function FirmTable({ caption, firms, withMissing, empty, page: { t } }: FirmTableProps) {
  const known = (text: string | null) => text ?? <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={empty}
      columns={[
        { label: t('reach.firm.name') },
        { label: t('reach.firm.place'), named: true },
        { label: t('reach.firm.industry'), named: true },
        { label: t('reach.firm.people'), named: true },
        ...(withMissing ? [{ label: t('reach.firm.missing'), named: true }] : []),
      ]}
      rows={firms.map(({ id, name, place, industry, people, missing }) => [
        <a href={`/suppliers/${id}`}>{name}</a>,
        known(place),
        known(industry),
        known(people),
        ...(withMissing ? [t.list(missing)] : []),
      ])}
    />
  );
}
