import { Absence, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { MatchesView } from '../views/results.ts';

/** What was known before a question was asked, who says so, how surely, and of which day. */
export function KnownFacts({ facts, page }: { facts: MatchesView['facts']; page: PageContext }) {
  const { t } = page;
  const caption = t('matching.known');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('matching.known.none')}
        columns={[
          { label: t('matching.known.fact') },
          { label: t('matching.known.value') },
          { label: t('matching.known.source'), named: true },
          { label: t('matching.known.confidence'), named: true },
          { label: t('matching.known.on'), named: true },
        ]}
        rows={facts.map((one) => [
          one.title,
          one.text,
          one.source,
          one.confidence === null ? '' : t(`matching.confidence.${one.confidence}`),
          <Day {...one} page={page} />,
        ])}
        note={t('matching.known.note')}
      />
    </>
  );
}

function Day({ observedOn, isStale, page: { t } }: MatchesView['facts'][number] & { page: PageContext }) {
  const old = isStale && <Tag tone="caution">{t('matching.known.stale')}</Tag>;
  if (observedOn === null)
    return (
      <>
        <Absence kind="noData" text={t('html.absence.noData')} /> {old}
      </>
    );
  return (
    <>
      {/^\d{4}-\d{2}-\d{2}$/.test(observedOn) ? t.date(observedOn, 'short') : observedOn} {old}
    </>
  );
}
