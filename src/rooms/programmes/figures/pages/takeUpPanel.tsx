import type { VNode } from 'preact';
import { Absence, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ReleaseView } from '../../../publication/index.ts';
import { takeUpMeasures } from '../model.ts';

export interface TakeUpOfProgramme {
  release: ReleaseView | null;
}

/** Reach, completion and changes made, before any effect. */
export function takeUpPanel({ release }: TakeUpOfProgramme, page: PageContext): VNode {
  const { t } = page;
  if (release === null) {
    return (
      <p>
        <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />: {t('programmes.figures.noTakeUp')}
      </p>
    );
  }
  const cell = (values: ReleaseView['cells'][number]['values'], measure: string, isHidden: boolean) => {
    const value = values[measure];
    if (isHidden || value === null || value === undefined)
      return <Absence kind="hidden" text={t('html.absence.hidden')} />;
    return t.number(value);
  };
  return (
    <section>
      <Table
        caption={t('programmes.figures.takeUp')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.figures.takeUp') })}
        columns={[
          { label: t('programmes.figures.size') },
          ...takeUpMeasures.map((measure) => ({ label: t(`programmes.figures.${measure}`), numeric: true })),
        ]}
        rows={release.cells.map(({ key, values, status }) => [
          t(`programmes.figures.size.${key.sizeClass === 'Total' ? 'total' : key.sizeClass}`),
          ...takeUpMeasures.map((measure) => cell(values, measure, status === 'hidden')),
        ])}
        empty={t('programmes.figures.noTakeUp')}
      />
      <p class="figure-unit">
        {t('programmes.figures.asOf', { date: t.date(release.asOf) })}{' '}
        <a href={`/data/releases/${release.id}`}>{t('html.chart.made')}</a>
      </p>
    </section>
  );
}
