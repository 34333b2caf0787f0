import type { ComponentChildren, VNode } from 'preact';
import { Absence, Empty, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instrumentText } from '../../catalogue/pages/words.tsx';
import type { ComparisonView } from '../views/comparison.ts';
import { channelsOf, deadlineText, reachOf, repairsOf } from './terms.tsx';

type Compared = ComparisonView['programmes'][number];

export function comparisonPage(view: ComparisonView, page: PageContext): VNode {
  const { t } = page;
  const title = t('matching.compare.title');
  const notStated = <Absence kind="noData" text={t('matching.compare.notStated')} />;
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
            : rowsOf(view, page)
                .map(([label, cell]) => [label, ...view.programmes.map(cell)])
                .filter(([, ...cells]) => cells.some((cell) => cell !== null))
                .map((cells) => cells.map((cell) => cell ?? notStated))
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

/** The name of a row, and its cell; null where a programme does not say. */
type Row = [string, (one: Compared) => ComponentChildren];

function rowsOf({ by }: ComparisonView, page: PageContext): Row[] {
  const { t } = page;
  const lines = (all: readonly string[]) => (all.length === 0 ? null : <Lines lines={all} />);
  return [
    ...(by === null ? [] : [[t('matching.compare.outcome'), (one: Compared) => outcomeOf(one, page)] as Row]),
    [t('matching.compare.kind'), (one) => instrumentText(t, one.instrument)],
    [t('matching.compare.provider'), (one) => one.provider],
    [t('matching.compare.amount'), (one) => one.amount],
    [t('matching.compare.share'), (one) => one.ownShare],
    [t('matching.compare.part'), (one) => one.ownPart],
    [t('matching.compare.deadline'), (one) => deadlineText(one, t) ?? t('catalogue.dates.always')],
    [
      t('matching.compare.answer'),
      ({ processingDays: days }) => (days === null ? null : t('matching.compare.days', { days })),
    ],
    [t('matching.compare.criteria'), (one) => <Lines lines={one.criteria} />],
    [t('matching.compare.documents'), (one) => lines(one.evidence)],
    [t('matching.compare.duties'), (one) => lines(one.obligations)],
    [t('matching.compare.together'), (one) => lines(one.notWith)],
    [t('catalogue.field.channels'), (one) => lines(channelsOf(one, page))],
    [t('matching.compare.contact'), (one) => lines(reachOf(one))],
  ];
}

function outcomeOf(one: Compared, page: PageContext) {
  const { t } = page;
  const { group, ask, failing, assessments } = one;
  const why = [
    ...failing.map(({ title, required }) => `${title}: ${required}`),
    ...ask.map(({ title }) => title),
    ...(assessments.length === 0 ? [] : [t('matching.assessments', { facts: t.list(assessments) })]),
  ];
  const changes = group === 'ineligible' ? repairsOf(one, page) : [];
  return (
    <>
      <Tag tone={group === 'eligible' ? 'good' : 'neutral'}>{t(`matching.tag.${group}`)}</Tag>
      {why.length > 0 && <Lines lines={why} />}
      {changes.length > 0 && (
        <>
          {t('matching.repair.title')}
          <Lines lines={changes} />
        </>
      )}
    </>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 1 ? (
    <p>
      <Broken text={lines[0] as string} />
    </p>
  ) : (
    <ul>
      {lines.map((line) => (
        <li>
          <Broken text={line} />
        </li>
      ))}
    </ul>
  );

/** An address is one long word, and would keep its column wide: it may break before its @. */
const Broken = ({ text }: { text: string }) => (
  <>
    {text.split('@').map((part, i) => (
      <>
        {i > 0 && (
          <>
            <wbr />@
          </>
        )}
        {part}
      </>
    ))}
  </>
);
