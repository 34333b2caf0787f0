import type { VNode } from 'preact';
import { Actions, Button, Form, LinkButton } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { NewPlanView } from '../views/plans.ts';
import { FactsFields } from './FactsFields.tsx';
import { errorsOf } from './fieldsOf.ts';

export function newPlanPage({ answers, issues }: NewPlanView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('plans.new'),
    lead: t('plans.new.lead'),
    breadcrumbs: [{ href: `/desk/plans?economy=${economy.code}`, text: t('plans.desk.title') }],
    errors: errorsOf(t, issues),
    children: (
      <Form page={page} action={`/desk/plans?economy=${economy.code}`}>
        <FactsFields answers={answers} issues={issues} t={t} />
        <Actions>
          <Button>{t('plans.new.submit')}</Button>
          <LinkButton kind="quiet" href={`/desk/plans?economy=${economy.code}`}>
            {t('plans.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}
