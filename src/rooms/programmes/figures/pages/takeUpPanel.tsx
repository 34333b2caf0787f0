import type { VNode } from 'preact';
import { Absence, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ReleaseView } from '../../../publication/index.ts';
import { takeUpMeasures } from '../model.ts';

export interface TakeUpOfProgramme {
  release: ReleaseView | null;
  /** Groups of firms that were reached as one; null where none was. */
  groups: ReleaseView | null;
}

/** Reach, completion and changes made, before any effect. */
export function takeUpPanel({ release, groups }: TakeUpOfProgramme, page: PageContext): VNode {
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
      {groups !== null && <Groups release={groups} page={page} />}
      <p class="figure-unit">
        {t('programmes.figures.asOf', { date: t.date(release.asOf) })}{' '}
        <a href={`/data/releases/${release.id}`}>{t('html.chart.made')}</a>
      </p>
    </section>
  );
}

/** A group is one unit of help and many firms: both are said, and neither stands for the other. */
function Groups({ release, page: { t } }: { release: ReleaseView; page: PageContext }) {
  return (
    <>
      <ul>
        {release.cells.map(({ key, values: { groups = null, firms = null }, status }) => (
          <li>
            {t(`programmes.figures.groups.${key.step}`)}:{' '}
            {status === 'hidden' || groups === null || firms === null ? (
              <Absence kind="hidden" text={t('html.absence.hidden')} />
            ) : (
              t('programmes.figures.groups.of', { groups, firms })
            )}
          </li>
        ))}
      </ul>
      <p class="small muted">{t('programmes.figures.groups.note')}</p>
    </>
  );
}
