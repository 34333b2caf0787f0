import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  DownloadLinks,
  LinkButton,
  Notice,
  SummaryList,
  Table,
  Tag,
  Timeline,
} from '../../../platform/html/components/index.ts';
import { hasBoundaries, loadBoundaries, PointMap } from '../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { CapabilityList } from '../capabilities/pages/CapabilityList.tsx';
import type { EnterpriseView } from '../views/enterprise.ts';
import { Establishment, schemeName } from './Establishment.tsx';

type Part = { view: EnterpriseView; page: PageContext };

export function enterprisePage(view: EnterpriseView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: view.name,
    lead: t('registry.enterprise.lead', { count: view.establishments.length, economy: economy.name }),
    breadcrumbs: [{ href: `/suppliers?economy=${economy.code}`, text: t('registry.search.title') }],
    wide: true,
    children: (
      <>
        {page.url.includes('corrected=') && (
          <Notice tone="good" role="status">
            {t('registry.correct.done')}
          </Notice>
        )}
        <div class="columns columns-main">
          <div>
            <Facts view={view} page={page} />
            <Doings view={view} page={page} />
            {page.panels['enterprisePage.actions']}
            <h2>{t('registry.capability.title')}</h2>
            <CapabilityList capabilities={view.capabilities} page={page} />
            {view.mayState && (
              <Actions>
                <LinkButton kind="secondary" href={`/suppliers/${view.id}/capabilities`}>
                  {t('registry.enterprise.state')}
                </LinkButton>
              </Actions>
            )}
            <h2>{t('registry.enterprise.establishments', { count: view.establishments.length })}</h2>
            {view.establishments.map((one) => (
              <Establishment one={one} page={page} />
            ))}
          </div>
          <aside>
            <Place view={view} page={page} />
          </aside>
        </div>
        <h2>{t('registry.enterprise.clusters')}</h2>
        {page.panels['enterprisePage.clusters'] ?? (
          <p>
            <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
          </p>
        )}
        <Sources view={view} page={page} />
        <Corrections view={view} page={page} />
        <DownloadLinks
          label={t('registry.enterprise.files')}
          files={[
            { href: `/suppliers/${view.id}/enterprise.jsonld`, text: t('registry.enterprise.jsonLd') },
            { href: `/suppliers/${view.id}/enterprise.geojson`, text: t('registry.enterprise.geojson') },
          ]}
        />
      </>
    ),
  });
}

/** What anybody, its owner or an officer can do here. */
function Doings({ view, page: { t } }: Part) {
  const link = (what: string, key: string) => (
    <LinkButton kind="secondary" href={`/suppliers/${view.id}/${what}`}>
      {t(key)}
    </LinkButton>
  );
  return (
    <Actions>
      {view.mayClaim && link('claim', 'registry.enterprise.claim')}
      {view.mayState && link('facts', 'registry.knownFact.link')}
      {view.mayState && link('names', 'registry.otherName.title')}
      {view.canCorrect && link('correct', 'registry.correct.link')}
      {view.canCorrect && link('merge', 'registry.merge.link')}
      {view.canCorrect && view.establishments.length > 1 && link('split', 'registry.split.link')}
      {link('report', 'registry.enterprise.report')}
      {link('history', 'registry.history.link')}
    </Actions>
  );
}

function Facts({ view, page }: Part) {
  const { t } = page;
  return (
    <SummaryList
      rows={[
        ...(view.legalForm === null ? [] : [{ term: t('registry.enterprise.legalForm'), description: view.legalForm }]),
        ...(view.identifiers.length === 0
          ? [{ term: t('registry.enterprise.number'), description: t('registry.enterprise.unregistered') }]
          : view.identifiers.map(({ scheme, value, standing }) => ({
              term: schemeName(page, scheme),
              description: (
                <>
                  <span class="tabular">{value}</span>{' '}
                  {standing === 'wrong' && <Tag tone="caution">{t('registry.identifier.wrong')}</Tag>}
                </>
              ),
            }))),
        ...namesByKind(view.names).map(([kind, names]) => ({
          term: t(`registry.name.kind.${kind}`),
          description: (
            <ul class="plain">
              {names.map(({ text, language }) => (
                <li lang={language ?? undefined}>{text}</li>
              ))}
            </ul>
          ),
        })),
        ...(view.websites.length === 0
          ? []
          : [
              {
                term: t('registry.enterprise.website'),
                description: view.websites.map((address) => <WebAddress address={address} />),
              },
            ]),
        {
          term: t('registry.enterprise.speaks'),
          description: t(view.isClaimed ? 'registry.enterprise.claimed' : 'registry.enterprise.unclaimed'),
        },
        { term: t('registry.enterprise.id'), description: <span class="tabular">{view.id}</span> },
      ]}
    />
  );
}

function Place({ view, page }: Part) {
  const { t, economy } = page;
  const located = view.establishments.filter((one) => one.longitude !== null);
  if (located.length === 0 || !hasBoundaries(economy.code)) return null;
  const rough = located.some((one) => one.geoPrecision !== 'point');
  return (
    <figure class="figure">
      <figcaption>
        <p class="finding">{t('registry.enterprise.map', { count: located.length })}</p>
      </figcaption>
      <PointMap
        description={t('registry.enterprise.map.description', { name: view.name })}
        boundaries={loadBoundaries(economy.code, 'counties')}
        points={located.map((one) => [one.longitude as number, one.latitude as number] as const)}
        category={2}
        titleOf={(count) => t('registry.search.map.count', { count })}
      />
      {rough && <p class="figure-unit">{t('registry.enterprise.map.rough')}</p>}
    </figure>
  );
}

function Sources({ view, page }: Part) {
  const { t } = page;
  const caption = t('registry.enterprise.sources');
  return (
    <>
      <h2>{caption}</h2>
      <p>{t('registry.enterprise.sources.text')}</p>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('html.absence.noData')}
        columns={[
          { label: t('registry.source.title') },
          { label: t('registry.source.publisher'), named: true },
          { label: t('registry.source.asOf'), named: true },
          { label: t('registry.source.licence'), named: true },
          { label: t('registry.source.notes'), named: true },
        ]}
        rows={view.sources.map((source) => [
          source.title,
          source.publisher,
          /^\d{4}-\d\d-\d\d$/.test(source.asOf) ? t.date(source.asOf) : source.asOf,
          source.licence,
          source.notes ?? '–',
        ])}
      />
    </>
  );
}

function Corrections({ view, page }: Part) {
  const { t } = page;
  if (view.corrections.length === 0) return null;
  return (
    <>
      <h2>{t('registry.enterprise.corrections')}</h2>
      <Timeline
        entries={view.corrections.map(({ field, value, before, correctedAt }) => ({
          iso: correctedAt,
          when: t.date(correctedAt),
          what: t('registry.correct.entry', {
            field: t(`registry.correct.field.${field}`),
            before: before ?? '–',
            value: value ?? '–',
          }),
        }))}
      />
    </>
  );
}

const namesByKind = (names: EnterpriseView['names']): [string, EnterpriseView['names']][] =>
  [...new Set(names.map(({ kind }) => kind))].map((kind) => [kind, names.filter((one) => one.kind === kind)]);

/** A link only where it is an address of the web: anything else is shown as it was given. */
const WebAddress = ({ address }: { address: string }) =>
  /^https?:\/\//i.test(address) ? (
    <a href={address} rel="nofollow noopener">
      {address}
    </a>
  ) : (
    <span>{address}</span>
  );
