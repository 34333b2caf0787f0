import type { VNode } from 'preact';
import {
  DownloadLinks,
  KeyFigures,
  Notice,
  Pagination,
  SummaryList,
  Table,
  Tag,
  type Tone,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { paginationWords } from '../../../platform/html/words.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { DisclosureView } from '../views/disclosure.ts';
import { columnText, keyText } from './releaseWords.tsx';

type Cell = DisclosureView['cells'][number];

export function disclosurePage(view: DisclosureView, page: PageContext): VNode {
  const { t, economy } = page;
  const { id, title } = view;
  const caption = t('publication.disclosure.cells');
  const here = `/data/releases/${id}`;
  const told = view.cells.some((cell) => cell.told.length > 0);
  return page.frame({
    title: t('publication.disclosure.title', { title }),
    lead: t('publication.disclosure.lead'),
    breadcrumbs: [
      { href: `/data/releases?economy=${economy.code}`, text: t('publication.releases.title') },
      { href: `${here}?economy=${economy.code}`, text: title },
    ],
    wide: true,
    children: (
      <>
        <Notice tone="caution" title={t('publication.disclosure.internal')}>
          {t('publication.disclosure.internal.why')}
        </Notice>
        <KeyFigures figures={costFigures(t, view)} />
        <h2>{t('publication.disclosure.how')}</h2>
        <SummaryList rows={howRows(t, view, economy.code)} />
        <h2>{caption}</h2>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('publication.release.empty')}
          columns={[
            ...view.dimensions.map((name) => ({ label: columnText(t, name), named: true })),
            { label: t('publication.disclosure.firms'), numeric: true },
            { label: t('publication.disclosure.why'), named: true },
            ...(told ? [{ label: t('publication.disclosure.told'), named: true }] : []),
          ]}
          rows={view.cells.map((cell) => [
            ...view.dimensions.map((name) => keyText(t, cell.key[name] ?? '')),
            t.number(cell.contributors),
            reasonTag(t, cell),
            ...(told ? [toldText(t, cell)] : []),
          ])}
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(number) => `${here}/disclosure?${new URLSearchParams({ economy: economy.code, page: `${number}` })}`}
          words={paginationWords(t)}
        />
        <DownloadLinks
          label={t('publication.release.downloads')}
          files={[
            { href: `${here}/disclosure.sdmx.csv?economy=${economy.code}`, text: t('publication.disclosure.sdmx') },
          ]}
        />
      </>
    ),
  });
}

/** How many cells, and how much of each number, is not seen. */
function costFigures(t: Translator, { hidden, total, decision }: DisclosureView) {
  const share = (part: number, whole: number) => t.number(whole === 0 ? 0 : part / whole, { style: 'percent' });
  const ofCells = {
    label: t('publication.disclosure.hiddenCells'),
    value: t.number(hidden),
    facts: [t('publication.disclosure.ofCells', { share: share(hidden, total), total })],
  };
  const ofSums = (decision?.cost ?? []).slice(0, 5).map((sums) => ({
    label: t('publication.disclosure.hiddenOf', { quantity: quantityText(t, sums.quantity) }),
    value: share(sums.hidden, sums.whole),
    facts: [t('publication.disclosure.ofWhole', { hidden: t.number(sums.hidden), whole: t.number(sums.whole) })],
  }));
  return [ofCells, ...ofSums];
}

function howRows(t: Translator, { rules, reasons, decision }: DisclosureView, economy: string) {
  const list = (items: readonly VNode[]) => (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
  const used = [
    t('publication.disclosure.rule.threshold', { threshold: rules.threshold }),
    ...(rules.dominance ? [t('publication.disclosure.rule.dominance', rules.dominance)] : []),
    ...(rules.pPercent ? [t('publication.disclosure.rule.pPercent', { p: rules.pPercent })] : []),
    ...(rules.pq ? [t('publication.disclosure.rule.pq', rules.pq)] : []),
  ];
  const rows = [
    { term: t('publication.disclosure.rules'), description: list(used.map((text) => <>{text}</>)) },
    {
      term: t('publication.disclosure.reasons'),
      description:
        reasons.length === 0
          ? t('publication.disclosure.nothing')
          : list(reasons.map(({ reason, cells }) => <>{t(`publication.disclosure.by.${reason}`, { cells })}</>)),
    },
  ];
  if (decision === null) return rows;
  const linked = decision.linked.map(({ id, title, relation, cells }) => (
    <>
      <a href={`/data/releases/${id}?economy=${economy}`}>{title}</a>{' '}
      {t(`publication.disclosure.relation.${relation}`, { cells })}
    </>
  ));
  return [
    ...rows,
    {
      term: t('publication.disclosure.beside'),
      description: linked.length === 0 ? t('publication.disclosure.besideNone') : list(linked),
    },
    {
      term: t('publication.disclosure.before'),
      description: t('publication.disclosure.versions', { versions: decision.versions }),
    },
    { term: t('publication.disclosure.search'), description: t(`publication.disclosure.method.${decision.method}`) },
  ];
}

function reasonTag(t: Translator, { status, hiddenBy }: Cell) {
  if (hiddenBy === null)
    return status === 'kept' ? <Tag>{t('publication.cell.kept')}</Tag> : t('publication.disclosure.shown');
  const tone: Tone =
    hiddenBy === 'secondary' ? 'brand' : hiddenBy === 'earlier' || hiddenBy === 'linked' ? 'neutral' : 'caution';
  return <Tag tone={tone}>{t(`publication.disclosure.reason.${hiddenBy}`)}</Tag>;
}

function toldText(t: Translator, { told, status }: Cell) {
  if (told.length === 0)
    return t(status === 'hidden' ? 'publication.disclosure.notAudited' : 'publication.disclosure.asShown');
  const number = (value: number) => t.number(value, { maximumSignificantDigits: 6 });
  return (
    <ul class="plain-list">
      {told.map(({ quantity, value, lower, upper, protection }) => (
        <li>
          {t(upper === null ? 'publication.disclosure.from' : 'publication.disclosure.between', {
            quantity: quantityText(t, quantity),
            value: number(value),
            lower: number(lower),
            upper: number(upper ?? 0),
          })}{' '}
          {protection > 0 && t('publication.disclosure.asked', { protection: number(protection) })}
        </li>
      ))}
    </ul>
  );
}

function quantityText(t: Translator, quantity: string): string {
  const [kind = '', ...rest] = quantity.split(':');
  if (rest.length === 0) return t('publication.disclosure.firms');
  return t(`publication.quantity.${kind}`, { measure: columnText(t, rest.join(':')) });
}
