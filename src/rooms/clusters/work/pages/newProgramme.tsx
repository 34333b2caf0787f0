import type { VNode } from 'preact';
import { Actions, Button, Form, LinkButton } from '../../../../platform/html/components/index.ts';
import { errorSummaryOf } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { NewProgrammeView } from '../views/programmes.ts';
import { evidenceHref } from './evidence.tsx';
import { FactsFields } from './FactsFields.tsx';

export function newProgrammePage({ cluster, answers, issues }: NewProgrammeView, page: PageContext): VNode {
  const { t, economy } = page;
  const back = evidenceHref(cluster.id, economy.code);
  return page.frame({
    title: t('clusters.work.programme.new'),
    lead: t('clusters.work.programme.new.lead', { cluster: cluster.title }),
    breadcrumbs: [{ href: back, text: cluster.title }],
    errors: errorSummaryOf(t, issues),
    children: (
      <Form page={page} action={`/group/programmes?economy=${economy.code}`}>
        <input type="hidden" name="cluster" value={cluster.id} />
        <FactsFields answers={answers} issues={issues} t={t} />
        <Actions>
          <Button>{t('clusters.work.save')}</Button>
          <LinkButton kind="quiet" href={back}>
            {t('clusters.work.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}
