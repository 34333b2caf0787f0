import { Empty } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';

interface MissingProps {
  missing: 'file' | 'table' | 'products';
  canChange: boolean;
  page: PageContext;
}

/** Which file is wanted, and how to get one. */
export function Missing({ missing, canChange, page: { t, economy } }: MissingProps) {
  return (
    <Empty title={t(`clusters.markets.missing.${missing}`)}>
      <p>{t(`clusters.markets.missing.${missing}.text`)}</p>
      {missing === 'file' && <p>{t('clusters.markets.missing.file.columns')}</p>}
      {canChange && (
        <p>
          <a href={`/clusters/markets/files?economy=${economy.code}`}>{t('clusters.markets.files.link')}</a>
        </p>
      )}
    </Empty>
  );
}
