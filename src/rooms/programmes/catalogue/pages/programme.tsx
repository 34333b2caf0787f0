import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  Details,
  DownloadLinks,
  LinkButton,
  Notice,
  SummaryList,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { programmeSlots } from '../model.ts';
import type { ProgrammeView } from '../views/catalogue.ts';
import { Broken, HowToApply } from './HowToApply.tsx';
import { Language } from './Language.tsx';
import { isSilent, moneyRows, rowsOf } from './programmeRows.tsx';
import { instrumentText, PhaseTag, RuleWords } from './words.tsx';

type Part = { view: ProgrammeView; page: PageContext };

export function programmePage(view: ProgrammeView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: view.title,
    lead: view.summary ?? undefined,
    breadcrumbs: [{ href: `/programmes${view.shelf === 'design' ? '?shelf=design' : ''}`, text: t('catalogue.title') }],
    children: (
      <>
        <p>
          <Tag tone="brand">{instrumentText(t, view.instrument)}</Tag> <PhaseTag t={t} programme={view} />
        </p>
        {view.shelf === 'design' && (
          <Notice title={t('catalogue.design.notice')}>
            {t('catalogue.design.notice.text', { economy: view.economy })}
          </Notice>
        )}
        {view.phase === 'open' && view.state === 'published' && view.unit === 'enterprise' && (
          <Actions>
            <LinkButton href={`/check?economy=${economy.code}`}>{t('catalogue.check')}</LinkButton>
          </Actions>
        )}
        <Language view={view} page={page} />
        {view.isLongUnchecked && view.lastVerifiedOn !== null && (
          <Notice tone="caution">{t('catalogue.longUnchecked', { date: t.date(view.lastVerifiedOn) })}</Notice>
        )}
        <h2>{t('catalogue.rules')}</h2>
        <Rules view={view} page={page} />
        <h2>{t('catalogue.gives')}</h2>
        <SummaryList rows={[...moneyRows(view, page), ...rowsOf(view, page)]} />
        <Documents view={view} page={page} />
        <HowToApply view={view} page={page} />
        {view.shelf === 'live' && <Panels page={page} />}
        <Sources view={view} page={page} />
        {view.canManage && <Manage view={view} page={page} />}
      </>
    ),
  });
}

function Rules({ view, page: { t } }: Part) {
  if (view.isForAll && isSilent(view, 'criteria'))
    return (
      <p>
        <Absence kind="noData" text={t('catalogue.notStated')} />
      </p>
    );
  return (
    <>
      <RuleWords rule={view.rule} />
      {view.unit !== 'enterprise' && <p>{t(`catalogue.unit.${view.unit}`)}</p>}
    </>
  );
}

function Documents({ view, page: { t } }: Part) {
  const documents = view.documents.map(({ title, forFacts }) =>
    forFacts.length === 0
      ? title
      : t('catalogue.document.shows', { title, facts: t.list(forFacts.map((fact) => fact.title)) }),
  );
  const lists = [
    { title: t('catalogue.field.evidence'), items: documents },
    { title: t('catalogue.field.obligations'), items: view.obligations },
  ].filter(({ items }) => items.length > 0);
  return (
    <>
      {lists.map(({ title, items }) => (
        <>
          <h2>{title}</h2>
          <ul>
            {items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

/** What other parts of the service have to say of it; nothing yet is said to be nothing yet. */
function Panels({ page }: { page: PageContext }) {
  const { t, panels } = page;
  return (
    <>
      {programmeSlots.map((slot) => {
        const drawn = panels[slot] ?? [];
        return (
          <>
            <h2>{t(`catalogue.slot.${slot.split('.')[1]}`)}</h2>
            {drawn.length > 0 ? (
              drawn
            ) : (
              <p>
                <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
              </p>
            )}
          </>
        );
      })}
    </>
  );
}

function Sources({ view, page: { t } }: Part) {
  const { title, publisher, place, url } = view.source;
  const caption = t('catalogue.sources.caption');
  return (
    <>
      <h2>{t('catalogue.sources')}</h2>
      <p>
        {url === null ? title : <a href={url}>{title}</a>}
        {[publisher, place].filter(Boolean).map((part) => `, ${part}`)}
      </p>
      <Broken view={view} url={url ?? undefined} t={t} />
      {view.sources.length > 0 && (
        <Details summary={caption} plain>
          <Table
            caption={caption}
            captionHidden
            stack
            scrollLabel={t('html.table.scroll', { caption })}
            empty=""
            columns={[{ label: t('catalogue.sources.field') }, { label: t('catalogue.sources.place') }]}
            rows={view.sources.map(({ field, place: at, isStated }) => [
              t(`catalogue.field.${field}`),
              isStated ? at : <Absence kind="noData" text={t('catalogue.notStated')} />,
            ])}
          />
        </Details>
      )}
      <DownloadLinks
        label={t('catalogue.files')}
        files={(['yaml', 'jsonld'] as const).map((format) => ({
          href: `/programmes/${view.id}/programme.${format}`,
          text: t(`catalogue.file.${format}`),
        }))}
      />
      <p class="muted small">
        {t('catalogue.version', { version: view.version, hash: view.ruleHash.slice(0, 12) })}{' '}
        <a href={`/programmes/${view.id}/versions`}>{t('catalogue.versions.public')}</a>
      </p>
    </>
  );
}

function Manage({ view, page: { t } }: Part) {
  return (
    <Actions>
      {view.shelf === 'live' ? (
        <LinkButton kind="secondary" href={`/desk/programmes/${view.id}/edit`}>
          {t('catalogue.edit')}
        </LinkButton>
      ) : (
        <LinkButton kind="secondary" href={`/desk/programmes/new?from=${view.id}`}>
          {t('catalogue.copy')}
        </LinkButton>
      )}
    </Actions>
  );
}
