import { Actions, Button, Form, Select, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SurveyTableView } from '../views/surveys.ts';
import { errorsOf, formatOf, groupText, placeOf, pText } from './parts.tsx';

/** Two cells of a row: their difference with an error that knows what they share, and all tests of the table together. */
export function Differences({ view, page }: { view: SurveyTableView; page: PageContext }) {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  const rows = view.rows.filter(({ statistic }) => statistic !== 'quantile');
  if (rows.length === 0) return null;
  const groups = new Map(
    view.cells
      .filter(({ aggregate }) => aggregate === null)
      .map(({ group }) => [JSON.stringify(group), groupText(group, view.breakdowns, t('evidence.surveys.all'))]),
  );
  const options = [...groups].map(([value, text]) => ({ value, text }));
  return (
    <>
      <h2 id="tests">{t('evidence.surveys.difference')}</h2>
      <p>{t('evidence.surveys.difference.lead')}</p>
      {view.differences.length > 0 && <Tested view={view} page={page} />}
      <Form
        page={page}
        action={placeOf(page, `/${view.survey.id}/tables/${view.id}/tests`)}
        label={t('evidence.surveys.difference')}
      >
        <Select
          id="row"
          name="row"
          label={t('evidence.surveys.difference.row')}
          value={rows[0]!.id}
          options={rows.map(({ id, label }) => ({ value: id, text: label }))}
          {...errors.of('row')}
        />
        <Select
          id="first"
          name="first"
          label={t('evidence.surveys.difference.first')}
          value={options[1]?.value ?? ''}
          options={options}
          {...errors.of('first')}
        />
        <Select
          id="second"
          name="second"
          label={t('evidence.surveys.difference.second')}
          value={options[2]?.value ?? ''}
          options={options}
          {...errors.of('second')}
        />
        <Actions>
          <Button kind="secondary">{t('evidence.surveys.difference.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}

/** Shares differ in points, not in percent. */
const pointsOf =
  ({ t }: PageContext) =>
  (value: number): string =>
    t('evidence.surveys.points', {
      value: t.number(100 * value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    });

function Tested({ view, page }: { view: SurveyTableView; page: PageContext }) {
  const { t } = page;
  const caption = t('evidence.surveys.difference.list');
  const text = (group: (string | null)[]) => groupText(group, view.breakdowns, t('evidence.surveys.all'));
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('evidence.surveys.difference.what') },
        { label: t('evidence.surveys.difference.value'), numeric: true },
        { label: t('evidence.surveys.interval'), numeric: true },
        { label: t('evidence.surveys.p'), numeric: true },
        { label: t('evidence.surveys.p.adjusted'), numeric: true },
        { label: t('evidence.surveys.difference.says'), named: true },
      ]}
      rows={view.differences.map((one) => {
        const row = view.rows.find(({ id }) => id === one.row);
        const format = row?.statistic === 'share' ? pointsOf(page) : formatOf(page, row?.statistic ?? 'mean');
        const p = one.adjustedPValue;
        return [
          t('evidence.surveys.difference.of', {
            row: row?.label ?? '',
            first: text(one.first),
            second: text(one.second),
          }),
          one.estimate === null ? t('html.absence.noData') : format(one.estimate),
          one.lower === null || one.upper === null
            ? t('html.absence.noData')
            : t('evidence.interval', { lower: format(one.lower), upper: format(one.upper) }),
          pText(page, one.pValue),
          pText(page, p),
          p === null
            ? (one.reason ?? t('html.absence.noData'))
            : t(p < 0.05 ? 'evidence.surveys.difference.yes' : 'evidence.surveys.difference.no'),
        ];
      })}
      note={t('evidence.surveys.difference.note', { count: view.differences.length })}
    />
  );
}
