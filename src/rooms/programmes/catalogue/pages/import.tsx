import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  DownloadLinks,
  FileUpload,
  Form,
  LinkButton,
  Notice,
  Table,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { criteriaColumns, neededColumns, tableColumns } from '../rules/programmeTable.ts';
import type { ImportView } from '../views/programmeImport.ts';
import { instrumentText, RuleWords } from './words.tsx';

type Part = { view: ImportView; page: PageContext };
type PreviewPart = { preview: NonNullable<ImportView['preview']>; page: PageContext };

export function importPage(view: ImportView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('catalogue.import.title'),
    lead: t('catalogue.import.lead'),
    breadcrumbs: [{ href: '/desk/programmes', text: t('catalogue.desk.title') }],
    errors: errorSummaryOf(t, view.issues),
    wide: true,
    children: (
      <>
        {view.preview !== null && <Preview preview={view.preview} page={page} />}
        {view.preview !== null && <h2>{t('catalogue.import.another')}</h2>}
        <Upload view={view} page={page} />
        <Columns page={page} />
      </>
    ),
  });
}

function Upload({ view, page }: Part) {
  const { t, economy } = page;
  return (
    <>
      <Form
        page={page}
        action={`/desk/programmes/import?economy=${economy.code}`}
        label={t('catalogue.import.label')}
        multipart
      >
        <FileUpload
          id="file"
          name="file"
          label={t('catalogue.import.file')}
          hint={t('catalogue.import.file.hint')}
          accept=".csv,.tsv,.txt,.xlsx,.yaml,.yml,.json"
          error={errorsByField(t, view.issues)('file')}
        />
        <Actions>
          <Button>{t('catalogue.import.look')}</Button>
        </Actions>
      </Form>
      <DownloadLinks
        label={t('catalogue.import.template.label')}
        files={[{ href: '/desk/programmes/import/template.csv', text: t('catalogue.import.template') }]}
      />
    </>
  );
}

function Preview({ preview, page }: PreviewPart) {
  const { t } = page;
  const { programmes, faultCount, fileName } = preview;
  return (
    <>
      <h2>{t('catalogue.import.preview', { file: fileName })}</h2>
      <Notice tone={faultCount > 0 ? 'caution' : 'good'} role="status">
        {t('catalogue.import.found', { programmes: programmes.length, faults: faultCount })}
      </Notice>
      {faultCount > 0 && <Faults preview={preview} page={page} />}
      {programmes.length > 0 && <Found preview={preview} page={page} />}
      {preview.content !== null && <Keep preview={preview} page={page} />}
    </>
  );
}

function Faults({ preview: { faults, faultCount }, page: { t } }: PreviewPart) {
  const caption = t('catalogue.import.faults');
  return (
    <Table
      caption={caption}
      stack
      rowHeads={false}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={['row', 'column', 'what', 'remedy'].map((name) => ({
        label: t(`catalogue.import.fault.${name}`),
        named: true,
      }))}
      rows={faults.map(({ row, column, message, remedy }) => [
        row === null ? t('catalogue.import.fault.file') : t.number(row),
        column ?? t('catalogue.import.fault.whole'),
        message,
        remedy,
      ])}
      note={
        faultCount > faults.length ? t('catalogue.import.fault.more', { count: faultCount - faults.length }) : undefined
      }
    />
  );
}

function Found({ preview: { programmes }, page: { t } }: PreviewPart) {
  const caption = t('catalogue.import.programmes');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('catalogue.field.title') },
        { label: t('catalogue.field.instrument') },
        { label: t('catalogue.import.becomes'), named: true },
        { label: t('catalogue.rules'), named: true },
        { label: t('catalogue.import.warnings'), named: true },
      ]}
      rows={programmes.map(({ title, instrument, replaces, rule, warnings }) => [
        title,
        instrumentText(t, instrument),
        replaces === null ? t('catalogue.import.new') : t('catalogue.import.version', { version: replaces + 1 }),
        <RuleWords rule={rule} />,
        warnings.length === 0
          ? t('catalogue.import.warnings.none')
          : warnings.map(({ key, parameters }) => <p class="small">{t(key, parameters)}</p>),
      ])}
    />
  );
}

function Keep({ preview: { content, faultCount, programmes }, page }: PreviewPart) {
  const { t, economy } = page;
  return (
    <Form
      page={page}
      action={`/desk/programmes/import/drafts?economy=${economy.code}`}
      label={t('catalogue.import.keep.label')}
    >
      <input type="hidden" name="content" value={content ?? ''} />
      {faultCount > 0 && (
        <Checkboxes
          id="skipFaulty"
          name="skipFaulty"
          label={t('catalogue.import.skip.label')}
          options={[{ value: 'yes', text: t('catalogue.import.skip') }]}
        />
      )}
      <Actions>
        <Button>{t('catalogue.import.keep', { count: programmes.length })}</Button>
        <LinkButton kind="quiet" href="/desk/programmes">
          {t('catalogue.form.back')}
        </LinkButton>
      </Actions>
    </Form>
  );
}

/** What each column holds, for people who fill the table in. */
function Columns({ page: { t } }: { page: PageContext }) {
  const caption = t('catalogue.import.columns');
  const shown = tableColumns.filter((name) => !/^criterion[2-9]$/.test(name));
  const nameOf = (name: string) => (name === 'criterion1' ? `criterion1 … criterion${criteriaColumns}` : name);
  const noteOf = (name: string) => t(`catalogue.column.${name === 'criterion1' ? 'criterion' : name}`);
  return (
    <Details summary={caption} plain>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[{ label: t('catalogue.import.column') }, { label: t('catalogue.import.holds') }]}
        rows={shown.map((name) => [
          <code>{nameOf(name)}</code>,
          neededColumns.includes(name) ? t('catalogue.import.needed', { note: noteOf(name) }) : noteOf(name),
        ])}
      />
    </Details>
  );
}
