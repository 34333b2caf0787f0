import type { VNode } from 'preact';
import { Actions, Button, Form } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { StopView } from '../view.ts';

/** Letters end by a press of a button: what opens links by itself, such as a scanner of mail, ends nothing. */
export function stopPage({ token, firmName }: StopView, page: PageContext): VNode {
  const { t, economy } = page;
  const isEnded = firmName === null;
  return page.frame({
    title: t(isEnded ? 'alerts.stop.ended' : 'alerts.stop.title'),
    lead: isEnded ? t('alerts.stop.ended.text') : t('alerts.stop.lead', { firm: firmName }),
    children: isEnded ? (
      <p>
        <a href={`/help?economy=${economy.code}`}>{t('matching.help.title')}</a>
      </p>
    ) : (
      <Form page={page} action={`/alerts/stop/${token}?economy=${economy.code}`}>
        <Actions>
          <Button>{t('alerts.stop.submit')}</Button>
        </Actions>
      </Form>
    ),
  });
}
