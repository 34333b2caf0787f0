import { Actions, Button, Form, Input, Radios, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { FileView } from '../views/tables.ts';

/** All that the columns are, on one page, filled in by guess. */
export function DeclareForm({ view, page }: { view: FileView; page: PageContext }) {
  const { t, economy } = page;
  const { table, columns, declaration } = view;
  const errorOf = (field: string) => {
    const issue = view.issues.find((one) => one.field === field);
    return issue === undefined ? {} : { error: issue.text ?? t(issue.key) };
  };
  const options = (none: string) => [
    { value: '', text: none },
    ...columns.map((column) => ({ value: column, text: column })),
  ];
  const region = table.regions.flatMap(({ economies }) => economies);
  return (
    <Form
      page={page}
      action={`/evidence/tables/${table.id}/files/${view.id}?economy=${economy.code}`}
      label={t('evidence.file.declare')}
    >
      <Select
        id="weight"
        name="weight"
        label={t('evidence.file.weight')}
        hint={t('evidence.file.weight.hint')}
        value={declaration.weight}
        options={options(t('evidence.file.choose'))}
        {...errorOf('weight')}
      />
      <Select
        id="stratum"
        name="stratum"
        label={t('evidence.file.stratum')}
        value={declaration.stratum}
        options={options(t('evidence.file.stratum.none'))}
        {...errorOf('stratum')}
      />
      <Select
        id="size"
        name="size"
        label={t('evidence.file.size')}
        hint={t(
          table.bands.some(({ label }) => label !== null) ? 'evidence.file.size.hint.bands' : 'evidence.file.size.hint',
          {
            bands: t.list(table.bands.map(({ label, id }) => label ?? id)),
          },
        )}
        value={declaration.size}
        options={options(t('evidence.file.choose'))}
        {...errorOf('size')}
      />
      {table.kind === 'singleChoice' && (
        <Select
          id="choice"
          name="choice"
          label={t('evidence.file.choiceColumn')}
          hint={t('evidence.file.choiceColumn.hint')}
          value={declaration.choice}
          options={options(t('evidence.file.choiceColumn.none'))}
          {...errorOf('choice')}
        />
      )}
      {table.rows.map(({ id, label }) =>
        table.kind === 'singleChoice' ? (
          <Input
            id={`item-${id}`}
            name={`item-${id}`}
            label={t('evidence.file.item', { item: label })}
            width={10}
            value={declaration.items[id] ?? ''}
            {...errorOf(`item-${id}`)}
          />
        ) : (
          <Select
            id={`item-${id}`}
            name={`item-${id}`}
            label={t('evidence.file.item', { item: label })}
            value={declaration.items[id] ?? ''}
            options={options(t('evidence.file.item.none'))}
            {...errorOf(`item-${id}`)}
          />
        ),
      )}
      <Radios
        id="asked"
        name="asked"
        label={t('evidence.file.asked')}
        value={declaration.asked}
        options={(['same', 'similar'] as const).map((asked) => ({
          value: asked,
          text: t(`evidence.file.asked.${asked}`),
        }))}
      />
      <Radios
        id="covers"
        name="covers"
        label={t('evidence.file.covers')}
        hint={t(`evidence.table.universe.${table.universe}`)}
        value={declaration.covers}
        options={(['same', 'other', 'unknown'] as const).map((covers) => ({
          value: covers,
          text: t(`evidence.file.covers.${covers}`),
        }))}
      />
      {table.countsOwner !== null && (
        <Radios
          id="owner"
          name="owner"
          label={t('evidence.file.owner')}
          hint={t(table.countsOwner ? 'evidence.file.owner.counted.hint' : 'evidence.file.owner.notCounted.hint')}
          value={declaration.owner}
          options={(['counted', 'notCounted', 'unknown'] as const).map((owner) => ({
            value: owner,
            text: t(`evidence.file.owner.${owner}`),
          }))}
        />
      )}
      <Select
        id="surveyEconomy"
        name="surveyEconomy"
        label={t('evidence.file.economy')}
        value={declaration.surveyEconomy}
        options={[
          { value: '', text: t('evidence.file.economy.other') },
          ...region.map((name) => ({ value: name, text: name })),
        ]}
      />
      <Select
        id="region"
        name="region"
        label={t('evidence.file.region')}
        value={declaration.region}
        options={table.regions.map(({ id, name }) => ({ value: id, text: name }))}
        {...errorOf('region')}
      />
      <Actions>
        <Button>{t('evidence.file.submit')}</Button>
      </Actions>
    </Form>
  );
}
