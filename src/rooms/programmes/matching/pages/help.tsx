import type { VNode } from 'preact';
import { Cards, SearchBox } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { HelpView } from '../views/help.ts';

/** Three doors: somebody knows what to do, has a firm, or has none yet. */
export function helpPage({ goals, programmes, ownFirms }: HelpView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('matching.help.title'),
    lead: t('matching.help.lead', { programmes, economy: economy.name }),
    children: (
      <>
        <h2>{t('matching.help.goal')}</h2>
        {goals.length === 0 ? (
          <p>
            {t('matching.help.goal.none')}{' '}
            <a href={`/check?economy=${economy.code}`}>{t('matching.help.goal.none.check')}</a>
          </p>
        ) : (
          <Cards
            cards={goals.map(({ code, title, programmes: count }) => ({
              title,
              href: `/check?economy=${economy.code}&goal=${code}`,
              facts: t('matching.help.goal.count', { count }),
            }))}
          />
        )}
        <h2>{t('matching.help.firm')}</h2>
        {ownFirms.map(({ id, name }) => (
          <p>
            <a href={`/firm/matches?firm=${id}`}>{t('matching.firm.titleOf', { name })}</a>
          </p>
        ))}
        <p>{t('matching.help.firm.text')}</p>
        <FindBox page={page} query="" />
        <p>
          <a href={`/check?economy=${economy.code}`}>{t('matching.help.firm.without')}</a>
        </p>
        <h2>{t('matching.help.start')}</h2>
        <p>{t('matching.help.start.text')}</p>
        <p>
          <a href={`/help/start?economy=${economy.code}`}>{t('matching.help.start.link')}</a>
        </p>
        <h2>{t('matching.help.talk')}</h2>
        <p>
          <a href={`/contacts?economy=${economy.code}`}>{t('matching.help.talk.link')}</a>
        </p>
      </>
    ),
  });
}

export const FindBox = ({ page: { t, economy }, query }: { page: PageContext; query: string }) => (
  <SearchBox
    action="/help/firm"
    name="q"
    label={t('matching.help.find.label')}
    hint={t('matching.help.find.hint')}
    submit={t('matching.help.find.submit')}
    value={query}
  >
    <input type="hidden" name="economy" value={economy.code} />
  </SearchBox>
);
