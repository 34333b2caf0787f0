import type { VNode } from 'preact';
import { Actions, Button, Form, Input, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { MappingView } from '../views/draft.ts';

const fields = ['title', 'publisher', 'licence', 'asOf'] as const;

export function mappingPage(view: MappingView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('registry.mapping.one.columns');
  const address = `/imports/mappings/${view.name}`;
  const errorOf = (field: string) => {
    const issue = view.issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  return page.frame({
    title: view.title,
    lead: t('registry.mapping.one.lead', { name: view.name }),
    breadcrumbs: [
      { href: '/imports', text: t('registry.import.list.title') },
      { href: '/imports/mappings', text: t('registry.mapping.list.title') },
    ],
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        <Table
          caption={caption}
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty=""
          columns={[
            { label: t('registry.import.fault.column') },
            { label: t('registry.mapping.meaning'), named: true },
            { label: t('registry.mapping.detail'), named: true },
          ]}
          rows={view.meanings.map(({ column, meaning, detail }) => [
            column,
            t(`registry.mapping.means.${meaning}`),
            detail || '–',
          ])}
        />
        <p>{t('registry.mapping.key.text', { columns: view.key.join(', '), count: view.key.length })}</p>
        <p>{t('registry.mapping.one.change')}</p>
        <h2>{t('registry.mapping.one.source')}</h2>
        <Form
          page={page}
          action={`${address}?economy=${economy.code}`}
          version={view.version}
          label={t('registry.mapping.one.source')}
        >
          {fields.map((field) => (
            <Input
              id={field}
              name={field}
              label={t(`registry.mapping.save.${field}`)}
              value={view[field]}
              error={errorOf(field)}
            />
          ))}
          <Actions>
            <Button>{t('registry.mapping.one.save')}</Button>
          </Actions>
        </Form>
        <h2>{t('registry.mapping.one.delete')}</h2>
        <p>{t('registry.mapping.one.delete.text')}</p>
        <Form page={page} action={`${address}/delete?economy=${economy.code}`} label={t('registry.mapping.one.delete')}>
          <Actions>
            <Button kind="warning">{t('registry.mapping.one.delete')}</Button>
          </Actions>
        </Form>
      </>
    ),
  });
}
