import type { VNode } from 'preact';
import { Absence, KeyFigures } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ReleaseView } from '../../../publication/index.ts';
import { gradeNames } from '../model.ts';

export interface GradesOfProgramme {
  id: string;
  release: ReleaseView | null;
  counts: { received: number; open: number; late: number; corrected: number };
}

/** What firms say of the help, and what came of their complaints. */
export function gradesPanel({ id, release, counts }: GradesOfProgramme, page: PageContext): VNode {
  const { t } = page;
  return (
    <section>
      {release === null ? (
        <p>
          <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />: {t('programmes.figures.noGrades')}
        </p>
      ) : (
        <Grades release={release} page={page} />
      )}
      <p>
        {t('programmes.figures.complaints', { ...counts })}{' '}
        <a href={`/corrections?programme=${id}`}>{t('programmes.feedback.corrections')}</a>
      </p>
    </section>
  );
}

function Grades({ release, page: { t } }: { release: ReleaseView; page: PageContext }) {
  const figures = gradeNames.map((question) => {
    const cell = release.cells.find(({ key }) => key.question === question);
    const mean = cell?.values.mean;
    const isShown = cell !== undefined && cell.status !== 'hidden' && typeof mean === 'number';
    return {
      label: t(`programmes.figures.grade.${question}`),
      value: isShown ? (
        t.number(mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
      ) : (
        <Absence kind="hidden" text={t('html.absence.hidden')} />
      ),
      facts: isShown
        ? [
            t('programmes.figures.ofFive'),
            t('programmes.figures.firms', { firms: cell.values.firms ?? 0 }),
            t('programmes.figures.asOf', { date: t.date(release.asOf) }),
          ]
        : [t('programmes.figures.tooFew')],
      made: { href: `/data/releases/${release.id}`, text: t('html.chart.made') },
    };
  });
  return <KeyFigures figures={figures} />;
}
