import { Filters, Input, Select } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { clusterTypes, functionings } from '../model.ts';
import type { FoundView } from '../views/found.ts';

/** Which clusters are listed. */
export function FoundFilters({ view, page: { t, economy } }: { view: FoundView; page: PageContext }) {
  const { query, groups, counties, areas } = view;
  const any = { value: '', text: t('clusters.found.filter.any') };
  const town = query.place === null ? undefined : areas.find(({ code }) => code === query.place);
  const places = [...counties, ...(town === undefined ? [] : [town])];
  const isSet = foundIsFiltered(query);
  return (
    <Filters
      action="/clusters/found"
      title={t('clusters.found.filter')}
      submit={t('clusters.choose.submit')}
      side
      open={isSet}
      reset={
        isSet ? { href: `/clusters/found?economy=${economy.code}`, text: t('clusters.found.filter.reset') } : undefined
      }
    >
      <input type="hidden" name="economy" value={economy.code} />
      {query.sort !== 'evidence' && <input type="hidden" name="sort" value={query.sort} />}
      <Select
        id="group"
        name="group"
        label={t('clusters.found.filter.group')}
        value={query.group ?? ''}
        options={[
          any,
          ...groups.map(({ code, title, count }) => ({ value: code, text: `${title} (${t.number(count)})` })),
        ]}
      />
      <Select
        id="place"
        name="place"
        label={t('clusters.found.filter.place')}
        hint={t('clusters.found.filter.place.hint')}
        value={query.place ?? ''}
        options={[any, ...places.map(({ code, name }) => ({ value: code, text: name }))]}
      />
      <Select
        id="traded"
        name="traded"
        label={t('clusters.found.filter.traded')}
        value={query.traded ?? ''}
        options={[
          any,
          ...(['yes', 'no'] as const).map((one) => ({ value: one, text: t(`clusters.found.traded.${one}`) })),
        ]}
      />
      <Select
        id="type"
        name="type"
        label={t('clusters.found.filter.type')}
        value={query.type ?? ''}
        options={[any, ...clusterTypes.map((type) => ({ value: type, text: t(`clusters.found.type.${type}`) }))]}
      />
      <Select
        id="functioning"
        name="functioning"
        label={t('clusters.found.filter.functioning')}
        value={query.functioning ?? ''}
        options={[any, ...functionings.map((one) => ({ value: one, text: t(`clusters.found.functioning.${one}`) }))]}
      />
      <Input
        id="least"
        name="least"
        label={t('clusters.found.filter.least')}
        inputMode="numeric"
        width={4}
        value={query.least}
      />
    </Filters>
  );
}

function foundIsFiltered({ group, place, traded, type, functioning, least }: FoundView['query']): boolean {
  return [group, place, traded, type, functioning].some((one) => one !== null) || least > 0;
}
