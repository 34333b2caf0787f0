import { Actions, Button, Details, Form, Input, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EventView } from '../views/events.ts';

/** For an owner whose firm does not take part yet, and for a buyer. */
export function JoinForm({ view, page }: { view: EventView; page: PageContext }) {
  const { t } = page;
  if (view.isOver) return null;
  const forms = [
    ...(view.ownFirms.length > 0 ? ['supplier' as const] : []),
    ...(view.canJoinAsBuyer ? ['buyer' as const] : []),
  ];
  return (
    <>
      {forms.map((side) => (
        <Details summary={t(`linkages.join.${side}`)}>
          <Fields view={view} page={page} side={side} />
        </Details>
      ))}
    </>
  );
}

function Fields({ view, page, side }: { view: EventView; page: PageContext; side: 'buyer' | 'supplier' }) {
  const { t, economy } = page;
  const isBuyer = side === 'buyer';
  return (
    <Form page={page} action={`/events/${view.id}/join?economy=${economy.code}`} label={t(`linkages.join.${side}`)}>
      <input type="hidden" name="side" value={side} />
      {isBuyer ? (
        <Input
          id="buyer-name"
          name="name"
          label={t('linkages.join.name')}
          hint={t('linkages.join.name.hint')}
          value=""
        />
      ) : (
        <Select
          id="firm"
          name="enterpriseId"
          label={t('linkages.join.firm')}
          options={view.ownFirms.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <Input
        id={`${side}-most`}
        name="maxMeetings"
        inputMode="numeric"
        width={4}
        label={t('linkages.manage.maxMeetings')}
        optional={t('html.form.optional')}
      />
      <Input
        id={`${side}-away`}
        name="unavailable"
        label={t('linkages.manage.unavailable')}
        hint={t('linkages.manage.unavailable.hint', { slots: view.slots, from: view.startsAt })}
        optional={t('html.form.optional')}
      />
      <Actions>
        <Button>{t('linkages.join.submit')}</Button>
      </Actions>
    </Form>
  );
}
