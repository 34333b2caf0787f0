import type { VNode } from 'preact';
import { Checkboxes, Details, Filters, Input, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { SearchView } from '../views/search.ts';

export type Part = { view: SearchView; page: PageContext };

interface Value {
  code: string;
  title: string;
  count: number;
}

const shownAtOnce = 6;
const mostListed = 40;

/** Everything that the list can be narrowed by, in one form: it works without script and is sent once. */
export function SearchFilters({ view, page }: Part) {
  const { t, economy } = page;
  const { query } = view;
  const isic = view.isic
    .map((value) => ({ ...value, title: `${value.code} ${value.title}` }))
    .sort((a, b) => b.count - a.count);
  const at = (level: string) => view.places.filter((place) => place.level === level);
  const [sections, within] = [
    isic.filter(({ level }) => level === 'section'),
    isic.filter(({ level }) => level !== 'section'),
  ];
  return (
    <Filters
      action="/suppliers"
      title={t('registry.search.filters')}
      submit={t('registry.search.apply')}
      reset={{ href: `/suppliers?economy=${economy.code}`, text: t('registry.search.reset') }}
      side
    >
      <input type="hidden" name="economy" value={economy.code} />
      <input type="hidden" name="q" value={query.q} />
      {query.industry.map((code) => (
        <input type="hidden" name="industry" value={code} />
      ))}
      {query.box !== null && <input type="hidden" name="box" value={query.box} />}
      <Order view={view} page={page} />
      <Facet
        id="region"
        name="place"
        label={t('registry.search.region')}
        values={at('county')}
        chosen={query.place}
        t={t}
      />
      <Facet id="town" name="place" label={t('registry.search.town')} values={at('town')} chosen={query.place} t={t} />
      <Near view={view} page={page} />
      <Facet
        id="section"
        name="isic"
        label={t('registry.search.isic')}
        values={[...within, ...sections]}
        chosen={query.isic}
        t={t}
      />
      {view.facets.map(({ name, values }) => (
        <Facet id={name} name={name} label={t(`registry.search.${name}`)} values={values} chosen={query[name]} t={t} />
      ))}
    </Filters>
  );
}

interface FacetProps {
  id: string;
  name: string;
  label: string;
  values: readonly Value[];
  chosen: readonly string[];
  t: PageContext['t'];
}

/** What is chosen and the commonest first; the rest, if it is long, where one can look for it. */
function Facet({ id, name, label, values, chosen, t }: FacetProps): VNode | null {
  if (values.length === 0) return null;
  const isChosen = ({ code }: Value) => chosen.includes(code);
  const sorted = [...values.filter(isChosen), ...values.filter((value) => !isChosen(value))];
  const first = sorted.slice(0, Math.max(shownAtOnce, values.filter(isChosen).length));
  const rest = sorted.slice(first.length, mostListed);
  const options = (list: readonly Value[]) =>
    list.map(({ code, title, count }) => ({ value: code, text: `${title} (${t.number(count)})` }));
  const more = t('registry.search.moreOf', { count: rest.length, title: label });
  return (
    <>
      <Checkboxes id={`facet-${id}`} name={name} label={label} options={options(first)} values={chosen} />
      {rest.length > 0 && (
        <Details summary={more}>
          <Checkboxes id={`facet-${id}-more`} name={name} label={more} options={options(rest)} values={chosen} />
        </Details>
      )}
    </>
  );
}

function Order({ view, page: { t } }: Part) {
  const orders = ['relevance', 'name', ...(view.centre === null ? [] : ['distance'])];
  return (
    <Select
      id="sort"
      name="sort"
      label={t('registry.search.sort')}
      value={view.query.sort}
      options={orders.map((value) => ({ value, text: t(`registry.search.sort.${value}`) }))}
    />
  );
}

function Near({ view, page: { t } }: Part) {
  const { query } = view;
  const towns = view.places.slice(0, mostListed).map(({ code, title }) => ({ value: code, text: title }));
  if (query.near !== null && !towns.some(({ value }) => value === query.near)) {
    const chosen = view.chosen.find(({ name }) => name === 'near');
    towns.unshift({ value: query.near, text: chosen?.title ?? query.near });
  }
  return (
    <>
      {query.lat !== null && <input type="hidden" name="lat" value={query.lat} />}
      {query.lon !== null && <input type="hidden" name="lon" value={query.lon} />}
      <Select
        id="near"
        name="near"
        label={t('registry.search.near')}
        value={query.near ?? ''}
        options={[{ value: '', text: t('registry.search.near.any') }, ...towns]}
      />
      <Input id="km" name="km" type="number" label={t('registry.search.near.km')} value={String(query.km ?? 10)} />
    </>
  );
}
