import { Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DraftView } from '../views/draft.ts';

const tones: Record<DraftView['columns'][number]['confidence'], Tone> = {
  sure: 'good',
  likely: 'good',
  perhaps: 'caution',
  none: 'neutral',
  chosen: 'brand',
};

/** A row for each column of the file: what stands in it, what it means, and how sure that is. */
export function ColumnChoices({ view, page }: { view: DraftView; page: PageContext }) {
  const { t } = page;
  const first = (view.columns[0]?.index ?? 0) + 1;
  const caption = t('registry.mapping.columns', {
    from: first,
    to: first + view.columns.length - 1,
    columns: view.columnCount,
  });
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('registry.import.fault.column') },
        { label: t('registry.mapping.samples'), named: true },
        { label: t('registry.mapping.meaning'), named: true },
        { label: t('registry.mapping.detail'), named: true },
        { label: t('registry.mapping.confidence'), named: true },
      ]}
      rows={view.columns.map((column) => [
        column.name,
        column.samples.length === 0 ? t('registry.mapping.samples.none') : column.samples.join(' · '),
        <MeaningSelect column={column} view={view} page={page} />,
        <input
          class="input"
          id={`detail-${column.index}`}
          name="detail"
          value={column.detail}
          maxLength={100}
          aria-label={t('registry.mapping.detail.of', { column: column.name })}
        />,
        <Tag tone={tones[column.confidence]}>{t(`registry.mapping.confidence.${column.confidence}`)}</Tag>,
      ])}
      note={t('registry.mapping.detail.note')}
    />
  );
}

function MeaningSelect({
  column,
  view,
  page: { t },
}: {
  column: DraftView['columns'][number];
  view: DraftView;
  page: PageContext;
}) {
  const groups = [...new Set(view.meanings.map(({ group }) => group))];
  const faulty = view.issues.some(({ field }) => field === `meaning-${column.index}`);
  return (
    <select
      class="select"
      id={`meaning-${column.index}`}
      name="meaning"
      aria-invalid={faulty ? 'true' : undefined}
      aria-label={t('registry.mapping.meaning.of', { column: column.name })}
    >
      <option value="">{t('registry.mapping.meaning.none')}</option>
      {groups.map((group) => (
        <optgroup label={t(`registry.mapping.group.${group}`)}>
          {view.meanings
            .filter((one) => one.group === group)
            .map(({ code }) => (
              <option value={code} selected={code === column.meaning}>
                {t(`registry.mapping.means.${code}`)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
