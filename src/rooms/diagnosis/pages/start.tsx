import type { VNode } from 'preact';
import { Actions, Button, Details, Form, Notice, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { StartView } from '../views/checks.ts';

export function startPage({ firms, checks, questions, source }: StartView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('diagnosis.title'),
    lead: t('diagnosis.lead', { questions }),
    children: (
      <>
        {firms.length === 0 ? (
          <Notice tone="caution" title={t('diagnosis.noFirm')}>
            <p>{t('diagnosis.noFirm.do')}</p>
          </Notice>
        ) : (
          <Form page={page} action="/diagnosis">
            <Select
              id="enterpriseId"
              name="enterpriseId"
              label={t('diagnosis.which')}
              options={firms.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <Actions>
              <Button>{t('diagnosis.begin')}</Button>
            </Actions>
          </Form>
        )}
        {checks.length > 0 && (
          <>
            <h2>{t('diagnosis.former')}</h2>
            <ul>
              {checks.map((check) => (
                <li>
                  <a href={check.state === 'done' ? `/diagnosis/${check.id}` : `/diagnosis/${check.id}/${check.next}`}>
                    {t(`diagnosis.former.${check.state}`, {
                      firm: check.enterpriseName,
                      date: t.date(check.startedAt.slice(0, 10)),
                    })}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <Details summary={t('diagnosis.source')}>
          <p>{source}</p>
        </Details>
      </>
    ),
  });
}
