import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  Notice,
  Select,
  SummaryList,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DraftView } from '../views/draft.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import { OfferedPresets } from './OfferedPresets.tsx';

type Part = { view: DraftView; page: PageContext };

/** What a file holds, and what its columns mean: to be looked at, changed, and read. */
export function draftPage(view: DraftView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('registry.mapping.title', { file: view.fileName }),
    lead: t('registry.mapping.lead', { columns: view.columnCount, named: view.named }),
    breadcrumbs: [
      { href: '/imports', text: t('registry.import.list.title') },
      { href: `/imports/new?economy=${page.economy.code}`, text: t('registry.import.new.link') },
    ],
    errors: view.issues.map(({ field, key }) => {
      const column = view.columns.find(({ index }) => field === `meaning-${index}`);
      return column === undefined ? { text: t(key) } : { fieldId: field, text: `${column.name}: ${t(key)}` };
    }),
    wide: true,
    children: (
      <>
        {view.saved !== null && (
          <Notice tone="good" role="status" title={t('registry.mapping.saved')}>
            <p>
              <a href={`/imports/mappings/${view.saved}?economy=${page.economy.code}`}>
                {t('registry.mapping.saved.link')}
              </a>
            </p>
          </Notice>
        )}
        <FoundFile view={view} page={page} />
        <OfferedPresets view={view} page={page} />
        <Meanings view={view} page={page} />
      </>
    ),
  });
}

function FoundFile({ view, page }: Part) {
  const { t } = page;
  const encodings = view.encodings.map((name) => ({ value: name, text: name }));
  const delimiters = [',', ';', 'tab'].map((name) => ({
    value: name,
    text: t(`registry.mapping.delimiter.${wordOf(name)}`),
  }));
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('registry.mapping.found')}</h2>
      <SummaryList
        rows={[
          { term: t('registry.mapping.format'), description: t(`registry.mapping.format.${view.format}`) },
          ...(view.format === 'csv'
            ? [
                { term: t('registry.import.encoding'), description: view.encoding },
                {
                  term: t('registry.mapping.delimiter'),
                  description: t(`registry.mapping.delimiter.${wordOf(view.delimiter ?? ',')}`),
                },
              ]
            : []),
          ...(view.sheet === null ? [] : [{ term: t('registry.mapping.sheet'), description: view.sheet }]),
          { term: t('registry.import.rows'), description: t.number(view.rowCount) },
          ...(view.faultCount === 0
            ? []
            : [
                {
                  term: t('registry.mapping.faulty'),
                  description: t('registry.mapping.faulty.text', { rows: view.faultCount }),
                },
              ]),
        ]}
      />
      {(view.format === 'csv' || view.sheets.length > 1) && (
        <Details summary={t('registry.mapping.look')}>
          <Form
            page={page}
            action={`/imports/drafts/${view.id}/look?economy=${page.economy.code}`}
            label={t('registry.mapping.look')}
          >
            {view.format === 'csv' && (
              <>
                <Select
                  id="encoding"
                  name="encoding"
                  label={t('registry.import.encoding')}
                  value={view.encoding}
                  options={encodings}
                />
                <Select
                  id="delimiter"
                  name="delimiter"
                  label={t('registry.mapping.delimiter')}
                  value={view.delimiter === '\t' ? 'tab' : (view.delimiter ?? ',')}
                  options={delimiters}
                />
              </>
            )}
            {view.sheets.length > 1 && (
              <Select
                id="sheet"
                name="sheet"
                label={t('registry.mapping.sheet')}
                value={view.sheet ?? ''}
                options={view.sheets.map((name) => ({ value: name, text: name }))}
              />
            )}
            <Actions>
              <Button kind="secondary">{t('registry.mapping.look.submit')}</Button>
            </Actions>
          </Form>
        </Details>
      )}
    </section>
  );
}

const wordOf = (delimiter: string) => ({ ',': 'comma', ';': 'semicolon' })[delimiter] ?? 'tab';

function Meanings({ view, page }: Part) {
  const { t } = page;
  const to = (what: string) => `/imports/drafts/${view.id}/${what}?economy=${page.economy.code}`;
  return (
    <section aria-labelledby="meanings">
      <h2 id="meanings">{t('registry.mapping.meanings')}</h2>
      <p>{t('registry.mapping.meanings.text')}</p>
      <Form page={page} action={to('choices')} label={t('registry.mapping.meanings')}>
        <input type="hidden" name="page" value={view.page} />
        <ColumnChoices view={view} page={page} />
        {view.pageCount > 1 && (
          <Actions>
            {view.page > 1 && (
              <Button kind="secondary" name="go" value="previous">
                {t('registry.mapping.previous')}
              </Button>
            )}
            {view.page < view.pageCount && (
              <Button kind="secondary" name="go" value="next">
                {t('registry.mapping.next', { page: view.page + 1, pages: view.pageCount })}
              </Button>
            )}
          </Actions>
        )}
        <h3>{t('registry.mapping.key')}</h3>
        <p>
          {view.keyColumns.length === 0
            ? t('registry.mapping.key.none')
            : t('registry.mapping.key.text', { columns: view.keyColumns.join(', '), count: view.keyColumns.length })}
        </p>
        <Readings view={view} page={page} />
        <Actions>
          <Button formAction={to('read')}>{t('registry.import.read')}</Button>
          <Button kind="quiet" name="go" value="stay">
            {t('registry.mapping.keep')}
          </Button>
        </Actions>
        <SaveFields view={view} page={page} action={to('save')} />
      </Form>
    </section>
  );
}

function Readings({ view, page }: Part) {
  const { t } = page;
  const { settings } = view;
  const options = (field: string, values: readonly string[]) =>
    values.map((value) => ({
      value,
      text: t(
        `registry.mapping.${field}.${value === '' ? 'auto' : value === '.' ? 'point' : value === ',' ? 'comma' : value}`,
      ),
    }));
  return (
    <Details summary={t('registry.mapping.readings')}>
      <Select
        id="dayOrder"
        name="dayOrder"
        label={t('registry.mapping.dayOrder')}
        value={settings.dayOrder}
        options={options('dayOrder', ['', 'ymd', 'dmy', 'mdy'])}
      />
      <Select
        id="calendar"
        name="calendar"
        label={t('registry.mapping.calendar')}
        value={settings.calendar}
        options={options('calendar', ['', 'gregorian', 'buddhist', 'minguo'])}
      />
      <Select
        id="decimal"
        name="decimal"
        label={t('registry.mapping.decimal')}
        value={settings.decimal}
        options={options('decimal', ['', '.', ','])}
      />
      <Select
        id="kind"
        name="kind"
        label={t('registry.mapping.kind')}
        hint={t('registry.mapping.kind.hint')}
        value={settings.kind}
        options={options('kind', ['register', 'visit', 'claim', 'upload'])}
      />
    </Details>
  );
}

function SaveFields({ view, page, action }: Part & { action: string }) {
  const { t } = page;
  const { settings } = view;
  const field = (name: 'name' | 'title' | 'publisher' | 'licence' | 'asOf', hint?: string) => (
    <Input
      id={`save-${name}`}
      name={name}
      label={t(`registry.mapping.save.${name}`)}
      hint={hint}
      value={settings[name] === 'not stated' ? '' : settings[name]}
    />
  );
  return (
    <Details summary={t('registry.mapping.save')}>
      {field('name', t('registry.mapping.save.name.hint'))}
      {field('title')}
      {field('publisher')}
      {field('licence')}
      {field('asOf', t('registry.mapping.save.asOf.hint'))}
      <Actions>
        <Button kind="secondary" formAction={action}>
          {t('registry.mapping.save.submit')}
        </Button>
      </Actions>
    </Details>
  );
}
