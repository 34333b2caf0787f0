import type { PageContext } from '../../../platform/html/page.ts';
import type { ImportView } from '../views/imports.ts';

type Reading = ImportView['readings'][number];

/** How days and numbers were read where that was to be decided, and the way back to change it. */
export function Readings({ view, page }: { view: ImportView; page: PageContext }) {
  const { t } = page;
  if (view.readings.length === 0 && view.draft === null) return null;
  return (
    <section aria-labelledby="readings">
      <h2 id="readings">{t('registry.import.readings')}</h2>
      {view.readings.length > 0 && (
        <ul>
          {view.readings.map((reading) => (
            <li>
              {reading.column}: {wordsOf(reading, t).join('; ')}
            </li>
          ))}
        </ul>
      )}
      {view.draft !== null && view.state === 'staged' && (
        <p>
          <a href={`/imports/drafts/${view.draft}?economy=${page.economy.code}`}>
            {t('registry.import.readings.change')}
          </a>
        </p>
      )}
    </section>
  );
}

function wordsOf({ order, calendar, serial, assumed, decimal, percent }: Reading, t: PageContext['t']): string[] {
  return [
    ...(order === null ? [] : [t(`registry.mapping.dayOrder.${order}`)]),
    ...(assumed ? [t('registry.import.readings.assumed')] : []),
    ...(calendar === null ? [] : [t(`registry.mapping.calendar.${calendar}`)]),
    ...(serial === null ? [] : [t('registry.import.readings.serial', { year: serial })]),
    ...(decimal === null ? [] : [t(`registry.mapping.decimal.${decimal === ',' ? 'comma' : 'point'}`)]),
    ...(percent ? [t('registry.import.readings.percent')] : []),
  ];
}
