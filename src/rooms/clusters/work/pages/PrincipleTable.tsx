import { Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ProgrammeView } from '../views/programmes.ts';

const answerOf = (met: boolean | null) => (met === null ? 'unknown' : met ? 'yes' : 'no');
const toneOf: Record<'yes' | 'no' | 'unknown', Tone> = { yes: 'good', no: 'caution', unknown: 'neutral' };

/** Each principle, whether it is kept, and what decided that. */
export function PrincipleTable({ view, page: { t } }: { view: ProgrammeView; page: PageContext }) {
  const caption = t('clusters.work.principles');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('clusters.work.principle') },
        { label: t('clusters.work.principle.met'), named: true },
        { label: t('clusters.work.principle.ground'), named: true },
      ]}
      rows={view.principles.map(({ principle, met, ground, actions }) => [
        t(`clusters.work.principle.${principle}`),
        <Tag tone={toneOf[answerOf(met)]}>{t(`clusters.work.met.${answerOf(met)}`)}</Tag>,
        <>
          {t(`clusters.work.ground.${ground}`)}
          {actions.length > 0 && (
            <ul class="card-facts">
              {actions.map((title) => (
                <li>{title}</li>
              ))}
            </ul>
          )}
        </>,
      ])}
      note={t('clusters.work.principles.source')}
    />
  );
}
