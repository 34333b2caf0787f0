import type { VNode } from 'preact';
import { Actions, Button, FileUpload, Form, LinkButton, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { NewImportView } from '../views/imports.ts';

export function newImportPage(view: NewImportView, page: PageContext): VNode {
  const { t, economy } = page;
  const issueOf = (field: string) => {
    const issue = view.issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  return page.frame({
    title: t('registry.import.new.title', { economy: economy.name }),
    lead: t('registry.import.new.lead'),
    breadcrumbs: [{ href: '/imports', text: t('registry.import.list.title') }],
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <Form page={page} action={`/imports?economy=${economy.code}`} multipart>
        <FileUpload
          id="file"
          name="file"
          label={t('registry.import.file')}
          hint={t('registry.import.file.hint')}
          accept=".csv,.txt,.tsv,.gz,.xlsx,.dta,.geojson"
          error={issueOf('file')}
        />
        <Select
          id="preset"
          name="preset"
          label={t('registry.import.preset')}
          hint={t('registry.import.preset.hint')}
          value={view.answers.preset}
          error={issueOf('preset')}
          options={[
            { value: '', text: t('registry.import.preset.unknown') },
            ...view.presets.map(({ name, title }) => ({ value: name, text: title })),
          ]}
        />
        <Select
          id="encoding"
          name="encoding"
          label={t('registry.import.encoding')}
          hint={t('registry.import.encoding.hint')}
          value={view.answers.encoding}
          options={[
            { value: '', text: t('registry.import.encoding.detect') },
            ...view.encodings.map((name) => ({ value: name, text: name })),
          ]}
        />
        <p>
          <a href="/imports/columns">{t('registry.import.new.columns')}</a>
        </p>
        <Actions>
          <Button>{t('registry.import.read')}</Button>
          <LinkButton kind="quiet" href="/imports">
            {t('registry.import.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}
