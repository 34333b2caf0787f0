import { Actions, Button, Form, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EventView, ParticipantView } from '../views/events.ts';

/** Asks for a meeting between one of `from` and somebody of the other side. */
export function AskForm({
  view,
  page,
  from,
}: {
  view: EventView;
  page: PageContext;
  from: readonly ParticipantView[];
}) {
  const { t, economy } = page;
  const everybody = view.participants ?? [];
  const fromSides = new Set(from.map(({ side }) => side));
  const others = everybody.filter(
    ({ side, isOwn }) => (fromSides.size === 2 || !fromSides.has(side)) && !(isOwn && from.length === 1),
  );
  if (from.length === 0 || others.length === 0) return null;
  const optionOf = ({ id, name, side }: ParticipantView) => ({
    value: id,
    text: `${name} (${t(`linkages.side.${side}`)})`,
  });
  return (
    <>
      <h3>{t('linkages.ask.title')}</h3>
      <Form page={page} action={`/events/${view.id}/requests?economy=${economy.code}`} label={t('linkages.ask.title')}>
        {from.length === 1 ? (
          <input type="hidden" name="fromId" value={from[0]!.id} />
        ) : (
          <Select id="fromId" name="fromId" label={t('linkages.requests.from')} options={from.map(optionOf)} />
        )}
        <Select id="toId" name="toId" label={t('linkages.requests.to')} options={others.map(optionOf)} />
        <Select
          id="weight"
          name="weight"
          label={t('linkages.ask.weight')}
          hint={t('linkages.ask.weight.hint')}
          value="3"
          options={[1, 3, 5].map((weight) => ({ value: String(weight), text: t(`linkages.ask.weight.${weight}`) }))}
        />
        <Actions>
          <Button>{t('linkages.ask.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
