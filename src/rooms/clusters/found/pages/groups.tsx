import type { VNode } from 'preact';
import { Button, Details, Form, Input, Select, Table, TextArea } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { GroupsView } from '../views/runs.ts';

type Part = { view: GroupsView; page: PageContext };

export function groupsPage(view: GroupsView, page: PageContext): VNode {
  const { t, economy } = page;
  const of = `?economy=${economy.code}`;
  return page.frame({
    title: t('clusters.found.groups.title'),
    lead: t('clusters.found.groups.lead'),
    breadcrumbs: [
      { href: `/clusters/found${of}`, text: t('clusters.found.title') },
      { href: `/clusters/runs${of}`, text: t('clusters.found.runs.title') },
    ],
    errors: view.issues.map((issue) => ({ fieldId: issue.field, text: faultText(t, issue) })),
    children: (
      <>
        <Versions view={view} page={page} />
        <h2>
          {view.from === 0
            ? t('clusters.found.groups.editOwn')
            : t('clusters.found.groups.edit', { version: view.from })}
        </h2>
        <p>{t('clusters.found.groups.how')}</p>
        <GroupForm view={view} page={page} />
      </>
    ),
  });
}

/** Which group it is in, what is wrong, and with which code. */
function faultText(t: PageContext['t'], { field, key, detail }: GroupsView['issues'][number]): string {
  const what = detail === null ? t(key) : t('clusters.found.groups.fault.detail', { fault: t(key), detail });
  const row = /-(\d+)$/.exec(field)?.[1];
  return row === undefined ? what : t('clusters.found.groups.fault.at', { row, fault: what });
}

function Versions({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.found.groups.versions');
  const link = (version: number, text: string) => (
    <a href={`/clusters/groups?from=${version}&economy=${economy.code}`}>{text}</a>
  );
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('clusters.found.groups.version') },
        { label: t('clusters.found.groups.listTitle'), named: true },
        { label: t('clusters.found.runs.groups'), numeric: true },
        { label: t('clusters.found.groups.saved'), named: true },
      ]}
      rows={[
        ...view.lists.map(({ version, title, groups, madeAt }) => [
          link(version, t('clusters.found.grouping.version', { version })),
          title,
          t.number(groups),
          t.date(madeAt),
        ]),
        [link(0, t('clusters.found.groups.own')), t('clusters.found.groups.own.title'), '', ''],
      ]}
    />
  );
}

function GroupForm({ view, page }: Part) {
  const { t, economy } = page;
  const errorOf = (field: string) => {
    const issue = view.issues.find((one) => one.field === field);
    return issue === undefined ? undefined : faultText(t, issue);
  };
  const hasFault = (at: number) => view.issues.some(({ field }) => field.endsWith(`-${at}`));
  return (
    <Form page={page} action={`/clusters/groups?economy=${economy.code}`} label={t('clusters.found.groups.title')}>
      <input type="hidden" name="from" value={view.from} />
      <Input
        id="title"
        name="title"
        label={t('clusters.found.groups.listTitle')}
        hint={t('clusters.found.groups.listTitle.hint')}
        value={view.title}
        error={errorOf('title')}
      />
      {view.rows.map((row, i) => {
        const at = i + 1;
        const isNew = row.code === '' && row.title === '' && row.codes === '';
        return (
          <Details summary={isNew ? t('clusters.found.groups.new') : summaryOf(t, row)} open={isNew || hasFault(at)}>
            <Input
              id={`code-${at}`}
              name={`code-${at}`}
              label={t('clusters.found.groups.code')}
              value={row.code}
              width={10}
              error={errorOf(`code-${at}`)}
            />
            <Input
              id={`title-${at}`}
              name={`title-${at}`}
              label={t('clusters.found.groups.groupTitle')}
              value={row.title}
              error={errorOf(`title-${at}`)}
            />
            <Select
              id={`traded-${at}`}
              name={`traded-${at}`}
              label={t('clusters.found.filter.traded')}
              value={row.traded}
              options={['', 'yes', 'no'].map((one) => ({
                value: one,
                text: t(`clusters.found.traded.${one || 'unknown'}`),
              }))}
            />
            <TextArea
              id={`codes-${at}`}
              name={`codes-${at}`}
              label={t('clusters.found.groups.codes')}
              rows={2}
              value={row.codes}
              error={errorOf(`codes-${at}`)}
            />
          </Details>
        );
      })}
      <div class="actions">
        <Button>{t('clusters.found.groups.save')}</Button>
      </div>
    </Form>
  );
}

const summaryOf = (t: PageContext['t'], { title, code, codes, traded }: GroupsView['rows'][number]) =>
  t('clusters.found.groups.summary', {
    ...{ title: title || code, codes },
    traded: t(`clusters.found.traded.${traded || 'unknown'}`),
  });
