import type { ComponentChildren } from 'preact';
import { Absence, Table } from '../../../../platform/html/components/index.ts';
import { hasBoundaries, loadBoundaries, PointMap } from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { schemeName } from '../../pages/Establishment.tsx';
import type { EnterpriseView } from '../../views/enterprise.ts';
import type { PairPageView } from '../view.ts';

type Part = { view: PairPageView; page: PageContext };

/** What the register says of both firms now. */
export function SideBySide({ view, page }: Part) {
  const { t } = page;
  const firms = [view.a, view.b].filter((one) => one !== null);
  const caption = t('registry.duplicate.compared');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('registry.duplicate.gone')}
        columns={[{ label: t('registry.duplicate.fact') }, ...firms.map((firm) => ({ label: firm.name, named: true }))]}
        rows={comparedRows(firms, page)}
      />
      <Distance view={view} page={page} />
    </>
  );
}

/** One row for each thing that the register says, a cell for each firm. */
export function comparedRows(firms: readonly EnterpriseView[], page: PageContext): ComponentChildren[][] {
  const { t } = page;
  if (firms.length === 0) return [];
  const rowOf = (key: string, listOf: (firm: EnterpriseView) => readonly ComponentChildren[]) => [
    t(`registry.duplicate.fact.${key}`),
    ...firms.map((firm) => <Listed items={listOf(firm)} page={page} />),
  ];
  return [
    rowOf('firm', (firm) => [<a href={`/suppliers/${firm.id}`}>{firm.id}</a>]),
    rowOf('names', namesOf),
    rowOf('numbers', (firm) => firm.identifiers.map(({ scheme, value }) => `${schemeName(page, scheme)}: ${value}`)),
    rowOf('places', placesOf),
    rowOf('addresses', (firm) => distinct(firm.establishments.map(({ address }) => address))),
    rowOf('industries', (firm) =>
      distinct(firm.establishments.flatMap(({ industries }) => industries.map(({ title }) => title))),
    ),
    rowOf('people', (firm) =>
      firm.establishments.flatMap(({ employees }) => (employees === null ? [] : [t.number(employees)])),
    ),
    rowOf('websites', (firm) => firm.websites),
    rowOf('since', (firm) =>
      distinct(firm.establishments.map((one) => one.establishedOn ?? one.registeredOn)).map((day) => t.date(day)),
    ),
    rowOf('sources', (firm) => firm.sources.map(({ title, asOf }) => `${title} (${asOf})`)),
    rowOf('recorded', (firm) => [t.date(firm.recordedAt)]),
  ];
}

const distinct = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null))];
const namesOf = (firm: EnterpriseView) =>
  distinct([firm.name, ...firm.names.map(({ text }) => text), ...firm.establishments.map(({ name }) => name)]);
const placesOf = (firm: EnterpriseView) =>
  distinct(
    firm.establishments.map(
      ({ village, place, region }) => [village, place, region].filter(Boolean).join(', ') || null,
    ),
  );
const mostListed = 8;

function Listed({ items, page: { t } }: { items: readonly ComponentChildren[]; page: PageContext }) {
  if (items.length === 0) return <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  if (items.length === 1) return <>{items[0]}</>;
  return (
    <ul class="plain">
      {items.slice(0, mostListed).map((item) => (
        <li>{item}</li>
      ))}
      {items.length > mostListed && <li>{t('registry.duplicate.more', { count: items.length - mostListed })}</li>}
    </ul>
  );
}

function Distance({ view, page }: Part) {
  const { t, economy } = page;
  const points = [view.a, view.b].map((firm) =>
    (firm?.establishments ?? []).flatMap(({ longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [[longitude, latitude] as const],
    ),
  );
  const [ofA, ofB] = [points[0] ?? [], points[1] ?? []];
  const distance = view.distanceKm;
  const text =
    distance === null
      ? t('registry.duplicate.distance.unknown')
      : t('registry.duplicate.distance', {
          km: t.number(Math.round(distance * 10) / 10),
          isNear: distance < 0.1 ? 'yes' : 'no',
        });
  if (ofA.length === 0 || ofB.length === 0 || !hasBoundaries(economy.code))
    return view.b === null ? null : <p>{text}</p>;
  return (
    <figure class="figure">
      <figcaption>
        <p class="finding">{text}</p>
      </figcaption>
      <PointMap
        description={t('registry.duplicate.map')}
        boundaries={loadBoundaries(economy.code, 'counties')}
        points={[...ofA, ...ofB]}
        category={2}
        titleOf={(count) => t('registry.search.map.count', { count })}
      />
    </figure>
  );
}
