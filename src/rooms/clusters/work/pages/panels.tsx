import type { VNode } from 'preact';
import { LinkButton } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ClusterWork, FirmGroupsShort, GroupOfApplication } from '../views/panels.ts';
import { evidenceHref } from './evidence.tsx';
import { StateTag } from './words.tsx';

export function clusterWorkPanel(work: ClusterWork, page: PageContext): VNode {
  const { t, economy } = page;
  return (
    <section>
      <h2>{t('clusters.work.panel.title')}</h2>
      {work.origins.length === 0 && <p class="muted">{t('clusters.work.panel.noOrigin')}</p>}
      {work.origins.length > 0 && (
        <ul>
          {work.origins.map(({ indicator, holds, source, knownOn }) => (
            <li>
              {t('clusters.work.panel.statement', {
                what: t(`clusters.work.origin.${indicator}`),
                holds: holds ? 'yes' : 'no',
                source,
                on: t.date(knownOn, 'short'),
              })}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('clusters.work.programmes')}</h3>
      {work.programmes.length === 0 && <p class="muted">{t('clusters.work.panel.none')}</p>}
      {work.programmes.length > 0 && (
        <ul>
          {work.programmes.map(({ id, title, state, actions, done }) => (
            <li>
              <a href={`/clusters/programmes/${id}?economy=${economy.code}`}>{title}</a>{' '}
              <StateTag t={t} state={state} /> {t('clusters.work.panel.done', { done, actions })}
            </li>
          ))}
        </ul>
      )}
      <LinkButton kind="secondary" href={evidenceHref(work.id, economy.code)}>
        {t('clusters.work.panel.link')}
      </LinkButton>
    </section>
  );
}

export const firmGroupsPanel = ({ open, joined }: FirmGroupsShort, { t, economy }: PageContext): VNode => (
  <section>
    <h2>{t('clusters.work.firm.panel.title')}</h2>
    {open > 0 && <p>{t('clusters.work.firm.panel.open', { open })}</p>}
    {joined > 0 && <p>{t('clusters.work.firm.panel.in', { count: joined })}</p>}
    <p>
      <a href={`/firm/groups?economy=${economy.code}`}>{t('clusters.work.firm.panel.link')}</a>
    </p>
  </section>
);

export const applicationGroupPanel = (
  { group, on, firms, programmes }: GroupOfApplication,
  { t, economy }: PageContext,
): VNode => (
  <section>
    <h2>{t('clusters.work.application.title')}</h2>
    <p>{t('clusters.work.application.text', { group, firms: firms.length, on: t.date(on) })}</p>
    {programmes.length > 0 && (
      <>
        <h3>{t('clusters.work.application.programme')}</h3>
        <ul>
          {programmes.map(({ id, title, state }) => (
            <li>
              <a href={`/clusters/programmes/${id}?economy=${economy.code}`}>{title}</a>{' '}
              <StateTag t={t} state={state} />
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);
