import type { VNode } from 'preact';
import {
  Actions,
  LinkButton,
  Notice,
  SummaryList,
  type SummaryRow,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { languageName } from '../../../../platform/i18n/index.ts';
import type { UpdatePageView } from '../views/updates.ts';
import { gapTitle, industryTitle, KindTag, whenText } from './words.tsx';

export function updatePage({ update, mayManage }: UpdatePageView, page: PageContext): VNode {
  const { t, economy, today } = page;
  const { kind, startsOn, endsOn, body, url } = update;
  const isOver = kind === 'workshop' && (endsOn ?? startsOn ?? '') < today;
  return page.frame({
    title: update.title,
    lead: update.summary,
    breadcrumbs: [{ href: `/updates?economy=${economy.code}`, text: t('updates.title') }],
    children: (
      <>
        {update.state !== 'published' && (
          <Notice tone="caution">
            <p>{t(`updates.state.${update.state}.text`)}</p>
          </Notice>
        )}
        {isOver && (
          <Notice tone="caution">
            <p>{t('updates.over')}</p>
          </Notice>
        )}
        <p>
          <KindTag update={update} page={page} /> {whenText(update, page)}
        </p>
        {body.split(/\n{2,}/).map((text) => text.trim() !== '' && <p>{text.trim()}</p>)}
        {url !== null && !isOver && (
          <Actions>
            <LinkButton href={url}>{t(kind === 'workshop' ? 'updates.register' : 'updates.read')}</LinkButton>
          </Actions>
        )}
        <SummaryList rows={rowsOf(update, page)} />
        {mayManage && (
          <p>
            <a href={`/desk/updates/${update.id}/edit?economy=${economy.code}`}>{t('updates.change')}</a>
          </p>
        )}
      </>
    ),
  });
}

function rowsOf(update: UpdatePageView['update'], page: PageContext): SummaryRow[] {
  const { t } = page;
  const list = (texts: readonly string[]) => (texts.length === 0 ? t('updates.everybody') : t.list(texts));
  return [
    { term: t('updates.publisher'), description: update.publisher },
    { term: t('updates.gaps'), description: list(update.gaps.map(gapTitle)) },
    { term: t('updates.industries'), description: list(update.industries.map(industryTitle)) },
    { term: t('updates.language'), description: languageName(t, update.language) },
    {
      term: t('updates.lastVerified'),
      description: update.lastVerifiedOn === null ? t('html.absence.notKnownYet') : t.date(update.lastVerifiedOn),
    },
  ];
}
