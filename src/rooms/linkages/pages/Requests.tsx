import { Button, Form, Table, Tag, type Tone } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EventView } from '../views/events.ts';

type Request = EventView['requests'][number];

const toneOf = ({ state }: Request): Tone => (state === 'met' ? 'good' : state === 'waiting' ? 'neutral' : 'caution');

/** Wishes that this reader may see, with what became of each. */
export function Requests({ view, page, caption }: { view: EventView; page: PageContext; caption: string }) {
  const { t, economy } = page;
  return (
    <>
      <h3>{caption}</h3>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('linkages.requests.none')}
        columns={[
          { label: t('linkages.requests.from') },
          { label: t('linkages.requests.to'), named: true },
          { label: t('linkages.requests.weight'), numeric: true },
          { label: t('linkages.requests.state') },
          ...(view.isOver ? [] : [{ label: t('linkages.requests.change') }]),
        ]}
        rows={view.requests.map((request) => [
          request.from,
          request.to,
          t.number(request.weight),
          <Tag tone={toneOf(request)}>{t(`linkages.requests.state.${request.state}`)}</Tag>,
          ...(view.isOver
            ? []
            : [
                request.isOwn || view.canManage ? (
                  <Form
                    page={page}
                    action={`/events/${view.id}/requests/withdraw?economy=${economy.code}`}
                    label={t('linkages.requests.withdraw.label', { from: request.from, to: request.to })}
                  >
                    <input type="hidden" name="requestId" value={request.id} />
                    <Button kind="quiet">{t('linkages.requests.withdraw')}</Button>
                  </Form>
                ) : (
                  ''
                ),
              ]),
        ])}
      />
    </>
  );
}
