import { Actions, Button, Radios, Table, Tag, TextArea } from '../../../../platform/html/components/index.ts';
import { errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { decisions } from '../model.ts';
import type { QueueView } from '../view.ts';
import { chanceText, PairTag } from './words.tsx';

type Part = { view: QueueView; page: PageContext };

/** Pairs, each with a box where something can be decided about it. */
export function PairRows({ view, page }: Part) {
  const { t } = page;
  const canTick = view.state === 'waiting' || view.state === 'later';
  const caption = t('registry.duplicate.title');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('registry.duplicate.none')}
      columns={[
        { label: t('registry.duplicate.pair') },
        { label: t('registry.duplicate.chance.label'), named: true },
        { label: t('registry.duplicate.hangs'), named: true },
        { label: t('registry.duplicate.cautions'), named: true },
        { label: t('registry.duplicate.state'), named: true },
        ...(canTick ? [{ label: t('registry.duplicate.tick') }] : []),
      ]}
      rows={view.pairs.map((pair, i) => [
        <a href={`/desk/duplicates/${pair.id}`}>
          {t('registry.duplicate.pair.names', { a: pair.aName, b: pair.bName })}
        </a>,
        chanceText(page, pair.probability),
        t('registry.duplicate.hangs.count', { count: pair.aHangs + pair.bHangs }),
        pair.cautions.length === 0
          ? '–'
          : pair.cautions.map((one) => <Tag tone="caution">{t(`registry.duplicate.caution.${one}`)}</Tag>),
        <>
          <PairTag pair={pair} page={page} />
          {pair.decidedAt !== null && (
            <span class="muted small">
              {' '}
              {pair.decidedBy}, {t.date(pair.decidedAt, 'short')}
            </span>
          )}
        </>,
        ...(canTick
          ? [
              <span class="choice">
                <input
                  type="checkbox"
                  id={i === 0 ? 'pairs-first' : `pairs-${i + 1}`}
                  name="pairs"
                  value={pair.id}
                  checked={view.answers.ticked.includes(pair.id)}
                />
                <label for={i === 0 ? 'pairs-first' : `pairs-${i + 1}`}>
                  {t('registry.duplicate.tick')}
                  <span class="hidden-visually">
                    {' '}
                    {t('registry.duplicate.pair.names', { a: pair.aName, b: pair.bName })}
                  </span>
                </label>
              </span>,
            ]
          : []),
      ])}
    />
  );
}

/** One decision and one reason for all that are ticked. */
export function DecideMany({ view, page: { t } }: Part) {
  const errorOf = errorsByField(t, view.issues);
  return (
    <>
      <h2>{t('registry.duplicate.many')}</h2>
      <p>{t('registry.duplicate.many.text')}</p>
      <Radios
        id="decision"
        name="decision"
        label={t('registry.duplicate.decision')}
        value={view.answers.decision}
        error={errorOf('decision')}
        inline
        options={decisions.map((value) => ({ value, text: t(`registry.duplicate.decision.${value}`) }))}
      />
      <TextArea
        id="reason"
        name="reason"
        label={t('registry.duplicate.reason')}
        hint={t('registry.duplicate.reason.hint')}
        value={view.answers.reason}
        rows={2}
        error={errorOf('reason')}
      />
      <Actions>
        <Button>{t('registry.duplicate.many.submit')}</Button>
      </Actions>
    </>
  );
}
