import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Form,
  Input,
  LinkButton,
  Radios,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { actionKinds, actionStates, privateOffers, themes } from '../model.ts';
import type { ActionFormView } from '../views/programmes.ts';
import { fieldsOf } from './words.tsx';

export function actionFormPage(view: ActionFormView, page: PageContext): VNode {
  const { t, economy } = page;
  const { programme, actionId, issues } = view;
  const { participants, ...answers } = view.answers;
  const field = fieldsOf(t, 'action', answers, issues);
  const back = `/group/programmes/${programme.id}?economy=${economy.code}`;
  const here = `/group/programmes/${programme.id}/actions/${actionId ?? 'new'}`;
  const optional = t('html.form.optional');
  const choices = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, text: t(`clusters.work.${key}.${value}`) }));
  const empty = { value: '', text: '' };
  const amount = { width: 10, inputMode: 'decimal', suffix: programme.currency } as const;
  return page.frame({
    title: t(actionId === null ? 'clusters.work.action.add' : 'clusters.work.action.change'),
    lead: t('clusters.work.action.lead'),
    breadcrumbs: [{ href: back, text: programme.title }],
    errors: errorSummaryOf(t, issues),
    children: (
      <>
        <Form page={page} action={`${here}?economy=${economy.code}`} version={programme.version}>
          <Input {...field('title')} />
          <Select {...field('kind')} options={[empty, ...choices(actionKinds, 'kind')]} />
          <Select {...field('theme')} options={[empty, ...choices(themes, 'theme')]} />
          <Input {...field('owner')} />
          <Input {...field('partner')} optional={optional} />
          <Input {...field('startsOn')} type="date" width={10} />
          <Input {...field('dueOn')} type="date" width={10} />
          <Select {...field('state')} options={choices(actionStates, 'actionState')} />
          <Input {...field('cost')} {...amount} />
          <Input {...field('fromMembers')} {...amount} optional={optional} />
          <Input {...field('fromPublic')} {...amount} optional={optional} />
          <Input {...field('fromOthers')} {...amount} optional={optional} />
          <Radios {...field('soldPrivately')} options={choices(privateOffers, 'offer')} />
          {view.members.length === 0 ? (
            <p class="hint">{t('clusters.work.action.noMembers')}</p>
          ) : (
            <Checkboxes
              id="participants"
              name="participants"
              label={t('clusters.work.form.action.participants')}
              hint={t('clusters.work.form.action.participants.hint')}
              error={
                issues.some(({ field: of }) => of === 'participants')
                  ? t('clusters.work.form.action.participants.unknown')
                  : undefined
              }
              values={participants}
              options={view.members.map(({ enterpriseId, name }) => ({ value: enterpriseId, text: name }))}
            />
          )}
          <TextArea {...field('results')} rows={3} optional={optional} />
          <Actions>
            <Button>{t('clusters.work.save')}</Button>
            <LinkButton kind="quiet" href={back}>
              {t('clusters.work.back')}
            </LinkButton>
          </Actions>
        </Form>
        {actionId !== null && (
          <Details summary={t('clusters.work.action.remove')}>
            <p>{t('clusters.work.remove.text')}</p>
            <Form page={page} action={`${here}/remove?economy=${economy.code}`} version={programme.version}>
              <Button kind="warning">{t('clusters.work.action.remove')}</Button>
            </Form>
          </Details>
        )}
      </>
    ),
  });
}
