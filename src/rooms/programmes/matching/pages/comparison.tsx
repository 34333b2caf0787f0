import type { ComponentChildren, VNode } from 'preact';
import { Absence, Empty, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instrumentText } from '../../catalogue/pages/words.tsx';
import type { ComparisonView } from '../views/comparison.ts';
import { deadlineText } from './terms.tsx';

type Compared = ComparisonView['programmes'][number];

export function comparisonPage(view: ComparisonView, page: PageContext): VNode {
  const { t } = page;
  const title = t('matching.compare.title');
  return page.frame({
    title,
    lead: leadOf(view, page),
    breadcrumbs: [{ href: '/programmes', text: t('catalogue.title') }],
    wide: true,
    children: (
      <Table
        caption={title}
        captionHidden
        scrollLabel={t('html.table.scroll', { caption: title })}
        empty={<Empty title={t('matching.compare.none')}>{t('matching.compare.none.text')}</Empty>}
        columns={[
          { label: t('matching.compare.row') },
          ...view.programmes.map((one) => ({ label: <a href={`/programmes/${one.programme}`}>{one.title}</a> })),
        ]}
        rows={
          view.programmes.length === 0
            ? []
            : rowsOf(view, page).map(([label, cell]) => [label, ...view.programmes.map(cell)])
        }
      />
    ),
  });
}

function leadOf({ by, firmName, programmes }: ComparisonView, { t }: PageContext): string {
  if (programmes.length === 0) return t('matching.compare.none.text');
  if (by === 'firm') return t('matching.compare.byFirm', { name: firmName ?? '' });
  return t(by === 'answers' ? 'matching.compare.byAnswers' : 'matching.compare.byNothing');
}

type Row = [string, (one: Compared) => ComponentChildren];

function rowsOf({ by }: ComparisonView, page: PageContext): Row[] {
  const { t } = page;
  const text = (value: string | null) => value ?? <Absence kind="noData" text={t('matching.compare.notStated')} />;
  return [
    ...(by === null ? [] : [[t('matching.compare.outcome'), (one: Compared) => outcomeOf(one, page)] as Row]),
    [t('matching.compare.kind'), (one) => instrumentText(t, one.instrument)],
    [t('matching.compare.provider'), (one) => one.provider],
    [t('matching.compare.amount'), (one) => text(one.amount)],
    [t('matching.compare.share'), (one) => text(one.ownShare)],
    [t('matching.compare.part'), (one) => text(one.ownPart)],
    [t('matching.compare.deadline'), (one) => deadlineText(one, t) ?? t('catalogue.dates.always')],
    [
      t('matching.compare.answer'),
      (one) => text(one.processingDays === null ? null : t('matching.compare.days', { days: one.processingDays })),
    ],
    [t('matching.compare.criteria'), (one) => <Lines lines={one.criteria} />],
    [
      t('matching.compare.documents'),
      (one) => (one.evidence.length === 0 ? text(null) : <Lines lines={one.evidence} />),
    ],
    [
      t('matching.compare.duties'),
      (one) => (one.obligations.length === 0 ? text(null) : <Lines lines={one.obligations} />),
    ],
    [t('matching.compare.together'), (one) => (one.notWith.length === 0 ? text(null) : <Lines lines={one.notWith} />)],
  ];
}

function outcomeOf({ group, ask, failing }: Compared, { t }: PageContext) {
  const why = [...failing.map(({ title, required }) => `${title}: ${required}`), ...ask.map(({ title }) => title)];
  return (
    <>
      <Tag tone={group === 'eligible' ? 'good' : 'neutral'}>{t(`matching.tag.${group}`)}</Tag>
      {why.length > 0 && <Lines lines={why} />}
    </>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);
