import { Button, Form, Table, Tag, type Tone } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EventView } from '../views/events.ts';

type Request = EventView['requests'][number];

const toneOf = ({ state }: Request): Tone => (state === 'met' ? 'good' : state === 'waiting' ? 'neutral' : 'caution');

/** Wishes that this reader may see, with what became of each. */
export function Requests({ view, page, caption }: { view: EventView; page: PageContext; caption: string }) {
  const { t, economy } = page;
  const mayChange = ({ isOwn }: Request) => !view.isOver && (isOwn || view.canManage);
  const canChange = view.requests.some(mayChange);
  const table = (
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
        ...(canChange ? [{ label: t('linkages.requests.change') }] : []),
      ]}
      rows={view.requests.map((request) => [
        request.from,
        request.to,
        t.number(request.weight),
        <Tag tone={toneOf(request)}>{t(`linkages.requests.state.${request.state}`)}</Tag>,
        ...(canChange ? [mayChange(request) ? <Withdraw request={request} page={page} /> : ''] : []),
      ])}
    />
  );
  return (
    <>
      <h3>{caption}</h3>
      {canChange ? (
        <Form page={page} action={`/events/${view.id}/requests/withdraw?economy=${economy.code}`} label={caption}>
          {table}
        </Form>
      ) : (
        table
      )}
    </>
  );
}

const Withdraw = ({ request: { id, from, to }, page: { t } }: { request: Request; page: PageContext }) => (
  <Button kind="quiet" name="requestId" value={id}>
    {t('linkages.requests.withdraw')}
    <span class="hidden-visually"> {t('linkages.requests.withdraw.label', { from, to })}</span>
  </Button>
);
