import { Absence, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ResultView } from '../views/checks.ts';

type Standing = ResultView['standings'][number];

/** Where the firm stands in each block: in words, with the level of four as a bar. */
export function Levels({ standings, page: { t } }: { standings: readonly Standing[]; page: PageContext }) {
  const level = ({ answer }: Standing) => {
    if (typeof answer === 'number')
      return <progress max={4} value={answer} aria-label={t('diagnosis.levelOf', { level: answer })} />;
    if (answer === 'notApplicable') return t('diagnosis.answer.notApplicable');
    return <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  };
  return (
    <Table
      caption={t('diagnosis.profile')}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption: t('diagnosis.profile') })}
      columns={[
        { label: t('diagnosis.block') },
        { label: t('diagnosis.level'), named: true },
        { label: t('diagnosis.means'), named: true },
      ]}
      rows={standings.map((one) => [
        t(`diagnosis.block.${one.block}`),
        <>
          {level(one)} {typeof one.answer === 'number' && t('diagnosis.levelOf', { level: one.answer })}
        </>,
        one.statement ?? '–',
      ])}
      empty=""
    />
  );
}
