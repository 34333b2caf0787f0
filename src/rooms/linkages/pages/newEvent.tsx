import type { VNode } from 'preact';
import { Actions, Button, Form, Input, LinkButton, TextArea } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { NewEventView } from '../views/events.ts';
import { errorsOf, issueOf } from './words.ts';

export function newEventPage({ answers, issues }: NewEventView, page: PageContext): VNode {
  const { t, economy } = page;
  const issue = issueOf(issues, page);
  const field = (name: 'title' | 'place') => ({
    id: name,
    name,
    label: t(`linkages.event.${name}`),
    value: answers[name],
    error: issue(name),
  });
  const count = (name: 'slots' | 'tables' | 'minutes') => (
    <Input
      id={name}
      name={name}
      inputMode="numeric"
      width={4}
      label={t(`linkages.event.${name}`)}
      hint={t(`linkages.event.${name}.hint`)}
      value={answers[name]}
      error={issue(name)}
    />
  );
  return page.frame({
    title: t('linkages.event.new'),
    lead: t('linkages.event.new.lead'),
    breadcrumbs: [{ href: `/events?economy=${economy.code}`, text: t('linkages.events.title') }],
    errors: errorsOf(issues, page),
    children: (
      <Form page={page} action={`/events?economy=${economy.code}`}>
        <Input {...field('title')} />
        <TextArea
          id="description"
          name="description"
          rows={3}
          label={t('linkages.event.description')}
          value={answers.description}
          optional={t('html.form.optional')}
        />
        <Input {...field('place')} />
        <Input
          id="onDate"
          name="onDate"
          type="date"
          label={t('linkages.event.onDate')}
          value={answers.onDate}
          error={issue('onDate')}
        />
        <Input
          id="startsAt"
          name="startsAt"
          width={10}
          label={t('linkages.event.startsAt')}
          hint={t('linkages.event.startsAt.hint')}
          value={answers.startsAt}
          error={issue('startsAt')}
        />
        {count('minutes')}
        {count('slots')}
        {count('tables')}
        <Actions>
          <Button>{t('linkages.event.create')}</Button>
          <LinkButton kind="quiet" href={`/events?economy=${economy.code}`}>
            {t('linkages.shortList.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}
