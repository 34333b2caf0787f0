import type { VNode } from 'preact';
import { Actions, Button, Form, Input, LinkButton, Radios, TextArea } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { entryStates } from '../model.ts';
import type { EntryPageView } from '../views/shortLists.ts';
import { errorsOf, issueOf } from './words.ts';

export function entryPage({ list, entry, answers, issues }: EntryPageView, page: PageContext): VNode {
  const { t, economy } = page;
  const address = `/buying/shortlists/${list.id}`;
  const path = `${address}/firms/${entry.enterpriseId}`;
  return page.frame({
    title: t('linkages.entry.title', { firm: entry.name }),
    lead: t('linkages.entry.lead', { list: list.title }),
    breadcrumbs: [
      { href: `/buying?economy=${economy.code}`, text: t('linkages.buying.title') },
      { href: `${address}?economy=${economy.code}`, text: list.title },
    ],
    errors: errorsOf(issues, page),
    children: (
      <>
        {entry.reasons.length > 0 && (
          <>
            <h2>{t('linkages.shortList.why')}</h2>
            <ul>
              {entry.reasons.map(({ words, points }) => (
                <li>{t('linkages.shortList.formula.points', { criterion: words, points })}</li>
              ))}
            </ul>
          </>
        )}
        <Form page={page} action={`${path}?economy=${economy.code}`} version={entry.version}>
          <Radios
            id="state"
            name="state"
            label={t('linkages.shortList.state')}
            value={answers.state}
            options={entryStates.map((state) => ({
              value: state,
              text: t(`linkages.entry.state.${state}`),
              hint: t(`linkages.entry.state.${state}.hint`),
            }))}
          />
          <Input
            id="rank"
            name="rank"
            inputMode="numeric"
            width={4}
            label={t('linkages.entry.rank')}
            hint={t('linkages.entry.rank.hint', { firms: list.firms })}
            value={answers.rank}
            error={issueOf(issues, page)('rank')}
          />
          <TextArea
            id="note"
            name="note"
            rows={3}
            label={t('linkages.entry.note')}
            hint={t('linkages.entry.note.hint')}
            value={answers.note}
            optional={t('html.form.optional')}
          />
          <Actions>
            <Button>{t('linkages.entry.save')}</Button>
            <Button kind="warning" formAction={`${path}/remove?economy=${economy.code}`}>
              {t('linkages.entry.remove')}
            </Button>
            <LinkButton kind="quiet" href={`${address}?economy=${economy.code}`}>
              {t('linkages.shortList.back')}
            </LinkButton>
          </Actions>
        </Form>
      </>
    ),
  });
}
