import type { VNode } from 'preact';
import { Actions, Button, Checkboxes, Form, Input, Select } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { deliveryKinds } from '../model.ts';
import type { DeliveryView } from '../views/deliveries.ts';
import { DeliveryTag } from './DeliveryTag.tsx';

export interface HelpOfApplication {
  applicationId: string;
  deliveries: readonly DeliveryView[];
  /** Firms of a group that may take part; none for a firm. */
  candidates: readonly { enterpriseId: string; name: string }[];
  /** Somebody with a place, seen by somebody who carries help out. */
  mayPlan: boolean;
}

/** Help that an applicant got, and the form to plan more; under an application. */
export function helpPanel(
  { applicationId, deliveries, candidates, mayPlan }: HelpOfApplication,
  page: PageContext,
): VNode {
  const { t } = page;
  return (
    <section>
      <h2>{t('programmes.delivery.help')}</h2>
      {deliveries.length === 0 ? (
        <p>{t('programmes.delivery.noHelp')}</p>
      ) : (
        <ul>
          {deliveries.map((one) => (
            <li>
              <a href={`/visits/${one.id}`}>{t(`programmes.delivery.kind.${one.kind}`)}</a>{' '}
              {(one.completedOn ?? one.startedOn ?? one.plannedOn) &&
                t.date((one.completedOn ?? one.startedOn ?? one.plannedOn) as string)}{' '}
              <DeliveryTag t={t} state={one.state} />
              {one.groupId !== null && ` ${t('programmes.group.tookPart', { firms: one.firms })}`}
            </li>
          ))}
        </ul>
      )}
      {mayPlan && (
        <Form
          page={page}
          action={`/desk/applications/${applicationId}/deliveries`}
          label={t('programmes.delivery.plan')}
        >
          <Select
            id="kind"
            name="kind"
            label={t('programmes.delivery.kind')}
            value="visit"
            options={deliveryKinds.map((kind) => ({ value: kind, text: t(`programmes.delivery.kind.${kind}`) }))}
          />
          <Input
            id="plannedOn"
            name="plannedOn"
            type="date"
            width={10}
            label={t('programmes.delivery.plannedOn')}
            value={page.today}
          />
          {candidates.length > 0 && (
            <Checkboxes
              id="participants"
              name="participants"
              label={t('programmes.group.participants')}
              hint={t('programmes.group.participants.hint')}
              options={candidates.map(({ enterpriseId, name }) => ({ value: enterpriseId, text: name }))}
            />
          )}
          <Actions>
            <Button kind="secondary">{t('programmes.delivery.plan')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}
