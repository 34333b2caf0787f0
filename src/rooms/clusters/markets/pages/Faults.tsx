import { Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';

/** What is wrong in a file: row, column, sentence, remedy. */
export const Faults = ({ faults, page: { t } }: { faults: readonly string[]; page: PageContext }) =>
  faults.length === 0 ? null : (
    <Notice tone="action" role="alert" title={t('clusters.markets.faults', { count: faults.length })}>
      <ul>
        {faults.map((fault) => (
          <li>{fault}</li>
        ))}
      </ul>
    </Notice>
  );
