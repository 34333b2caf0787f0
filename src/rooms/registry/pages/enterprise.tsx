import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  LinkButton,
  Notice,
  SummaryList,
  Table,
  Tag,
  Timeline,
} from '../../../platform/html/components/index.ts';
import { hasBoundaries, loadBoundaries, PointMap } from '../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EnterpriseView, EstablishmentView } from '../views/enterprise.ts';

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
            {view.canCorrect && (
              <Actions>
                <LinkButton kind="secondary" href={`/suppliers/${view.id}/correct`}>
                  {t('registry.correct.link')}
                </LinkButton>
              </Actions>
            )}
            {page.panels['enterprisePage.actions']}
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
      </>
    ),
  });
}

function Facts({ view, page }: Part) {
  const { t } = page;
  return (
    <SummaryList
      rows={[
        ...(view.legalForm === null ? [] : [{ term: t('registry.enterprise.legalForm'), description: view.legalForm }]),
        ...(view.identifiers.length === 0
          ? [{ term: t('registry.enterprise.number'), description: t('registry.enterprise.unregistered') }]
          : view.identifiers.map(({ scheme, value }) => ({
              term: schemeName(page, scheme),
              description: <span class="tabular">{value}</span>,
            }))),
        { term: t('registry.enterprise.id'), description: <span class="tabular">{view.id}</span> },
      ]}
    />
  );
}

const schemeName = ({ t }: PageContext, scheme: string) =>
  t.has(`registry.identifier.${scheme}`) ? t(`registry.identifier.${scheme}`) : scheme;

function Establishment({ one, page }: { one: EstablishmentView; page: PageContext }) {
  const { t } = page;
  const unknown = <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  const place = [one.village, one.place, one.placeLocal !== one.place ? one.placeLocal : null, one.region];
  const placeText = [...new Set(place.filter((part) => part !== null))].join(', ');
  const optional = (key: string, text: string | null) =>
    text === null ? [] : [{ term: t(`registry.establishment.${key}`), description: text }];
  return (
    <section id={one.id} class="card" aria-labelledby={`${one.id}-name`}>
      <h3 id={`${one.id}-name`}>{one.name}</h3>
      <SummaryList
        rows={[
          { term: t('registry.establishment.place'), description: placeText || unknown },
          ...optional('address', one.address),
          ...optional('products', one.products),
          ...optional('materials', one.materials),
          { term: t('registry.establishment.industries'), description: <Industries one={one} page={page} /> },
          ...(one.employees === null
            ? []
            : [{ term: t('registry.establishment.employees'), description: t.number(one.employees) }]),
          ...optional('registeredOn', one.registeredOn && t.date(one.registeredOn)),
          ...optional('establishedOn', one.establishedOn && t.date(one.establishedOn)),
          ...optional('status', one.status),
          {
            term:
              one.sourceKeyScheme === null ? t('registry.establishment.key') : schemeName(page, one.sourceKeyScheme),
            description: <span class="tabular">{one.sourceKey}</span>,
          },
        ]}
      />
    </section>
  );
}

/** What the register declares first, what we made of it after, and how sure the conversion is. */
function Industries({ one, page }: { one: EstablishmentView; page: PageContext }) {
  const { t } = page;
  if (one.industries.length === 0) return <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  return (
    <ul class="plain">
      {one.industries.map(({ scheme, code, title, titleLocal, conversion }) => (
        <li>
          {title === code ? '' : title}
          {titleLocal !== null && <span lang="zh-Hant"> {titleLocal}</span>}{' '}
          <span class="muted small tabular">
            {t(`registry.scheme.${scheme}`)} {code}
            {conversion === 'certain' && `, ${t('registry.establishment.converted')}`}
          </span>{' '}
          {conversion === 'doubtful' && <Tag tone="caution">{t('registry.establishment.doubtful')}</Tag>}
        </li>
      ))}
    </ul>
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
