import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Empty,
  FileUpload,
  Form,
  Input,
  Radios,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { indicatorText } from '../../pages/effectWords.ts';
import { type ImportState, sourceKinds } from '../model.ts';
import type { SourcesView } from '../views/sources.ts';

export const toneOfImport = {
  received: 'neutral',
  refused: 'caution',
  applied: 'good',
  undone: 'neutral',
} as const satisfies Record<ImportState, string>;

export function sourcesPage({ sources, imports, form, issues }: SourcesView, page: PageContext): VNode {
  const { t, economy } = page;
  const textOf = ({ key, text }: { key: string; text?: string }) => t(key, { fault: text ?? '' });
  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : textOf(issue);
  };
  return page.frame({
    title: t('evidence.sources.title'),
    lead: t('evidence.sources.lead'),
    breadcrumbs: [{ href: '/evidence', text: t('evidence.title') }],
    errors: issues.map((issue) => ({ fieldId: issue.field, text: textOf(issue) })),
    children: (
      <>
        {sources.length === 0 ? (
          <Empty title={t('evidence.sources.empty')}>{t('evidence.sources.empty.do')}</Empty>
        ) : (
          sources.map((source) => <Coverage source={source} page={page} />)
        )}
        <h2 id="add">{t('evidence.sources.add')}</h2>
        <p>{t('evidence.sources.add.lead')}</p>
        <Form page={page} action={`/evidence/sources/files?economy=${economy.code}`} multipart>
          <Input
            id="name"
            name="name"
            label={t('evidence.sources.name')}
            hint={t('evidence.sources.name.hint')}
            value={form.name}
            error={errorOf('name')}
          />
          <Radios
            id="kind"
            name="kind"
            label={t('evidence.sources.kind')}
            value={form.kind}
            options={sourceKinds.map((value) => ({
              value,
              text: t(`evidence.sources.kind.${value}`),
              hint: t(`evidence.sources.kind.${value}.hint`),
            }))}
          />
          <Input
            id="holder"
            name="holder"
            label={t('evidence.sources.holder')}
            hint={t('evidence.sources.holder.hint')}
            optional={t('html.form.optional')}
            value={form.holder}
          />
          <FileUpload
            id="file"
            name="file"
            label={t('evidence.sources.file')}
            hint={t('evidence.sources.file.hint')}
            accept=".csv,.xlsx,.dta,.gz"
            error={errorOf('file')}
          />
          <Actions>
            <Button>{t('evidence.sources.file.submit')}</Button>
          </Actions>
        </Form>
        <Imports imports={imports} page={page} />
      </>
    ),
  });
}

function Coverage({ source, page: { t } }: { source: SourcesView['sources'][number]; page: PageContext }) {
  const caption = t('evidence.sources.coverage', { source: source.name });
  return (
    <section>
      <h2>{source.name}</h2>
      <p>
        <Tag>{t(`evidence.sources.kind.${source.kind}`)}</Tag> {source.holder}
      </p>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('evidence.sources.coverage.none')}
        columns={[
          { label: t('evidence.sources.indicator') },
          { label: t('evidence.sources.periods'), named: true },
          { label: t('evidence.sources.newest'), numeric: true },
          { label: t('evidence.sources.fewest'), numeric: true },
        ]}
        rows={[...byIndicator(source.coverage)].map(([indicator, known]) => [
          indicatorText(t, indicator),
          t('evidence.sources.periods.text', {
            first: known.at(-1)!.period,
            last: known[0]!.period,
            count: known.length,
          }),
          t.number(known[0]!.firms),
          t.number(Math.min(...known.map(({ firms }) => firms))),
        ])}
      />
    </section>
  );
}

/** What is known of each outcome, newest period first. */
function byIndicator(coverage: SourcesView['sources'][number]['coverage']) {
  const known = new Map<string, { period: string; firms: number }[]>();
  for (const { indicator, ...one } of coverage) known.set(indicator, [...(known.get(indicator) ?? []), one]);
  return known;
}

function Imports({ imports, page: { t, economy } }: { imports: SourcesView['imports']; page: PageContext }) {
  const caption = t('evidence.sources.files');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('evidence.sources.files.none')}
        columns={[
          { label: t('evidence.sources.file') },
          { label: t('evidence.sources.of'), named: true },
          { label: t('evidence.studies.state') },
          { label: t('evidence.sources.linked'), numeric: true },
          { label: t('evidence.sources.unknown'), numeric: true },
        ]}
        rows={imports.map(({ id, source, fileName, state, receivedAt, receipt }) => [
          <a href={`/evidence/sources/files/${id}?economy=${economy.code}`}>
            {t('evidence.sources.file.open', { name: fileName, date: t.date(receivedAt) })}
          </a>,
          source,
          <Tag tone={toneOfImport[state]}>{t(`evidence.sources.state.${state}`)}</Tag>,
          receipt === null ? '–' : t.number(receipt.linked),
          receipt === null ? '–' : t.number(receipt.unknown),
        ])}
      />
    </>
  );
}
