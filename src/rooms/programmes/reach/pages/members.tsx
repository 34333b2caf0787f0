import type { VNode } from 'preact';
import { DownloadLinks, Empty, Notice, Pagination, Table, Tabs } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { MemberListView, MemberReachView } from '../views/members.ts';
import { FirmTable } from './FirmTable.tsx';
import { Count } from './parts.tsx';

const measures = ['eligible', 'unknown', 'applied', 'served', 'unreached'] as const;

const firmCrumb = ({ t }: PageContext) => ({ href: '/firm', text: t('programmes.firm.title') });

export function memberReachPage(view: MemberReachView, page: PageContext): VNode {
  const { t } = page;
  const [first] = view.programmes;
  return page.frame({
    title: t('reach.members.title'),
    lead:
      first === undefined
        ? undefined
        : t('reach.members.lead', { members: view.basis.firms, group: t.list(view.groups) }),
    breadcrumbs: [firmCrumb(page)],
    wide: true,
    children: first === undefined ? <NoMembers view={view} page={page} /> : <Programmes view={view} page={page} />,
  });
}

type Part = { view: MemberReachView; page: PageContext };

function NoMembers({ view, page: { t } }: Part) {
  const reason = view.groups.length === 0 ? 'noGroup' : view.basis.firms === 0 ? 'noMember' : 'noProgramme';
  return (
    <Empty title={t(`reach.members.${reason}`)}>
      <p>{t(`reach.members.${reason}.text`)}</p>
    </Empty>
  );
}

function Programmes({ view, page }: Part) {
  const { t } = page;
  const caption = t('reach.members.title');
  return (
    <>
      <Knows basis={view.basis} page={page} />
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('reach.column.title') },
          ...measures.map((measure) => ({ label: t(`reach.members.column.${measure}`), numeric: true })),
        ]}
        rows={view.programmes.map((one) => [
          <a href={`/firm/reach/${one.id}`}>{one.title}</a>,
          ...measures.map((measure) => <Count value={one[measure]} page={page} />),
        ])}
        note={t('reach.members.note')}
      />
      <DownloadLinks label={t('reach.files')} files={[{ href: '/firm/reach.csv', text: t('reach.file') }]} />
    </>
  );
}

/** By what it was decided, and what the reader cannot know. */
const Knows = ({ basis, page: { t } }: { basis: MemberReachView['basis']; page: PageContext }) => (
  <>
    <p class="muted">{t('reach.members.basis', { firms: basis.firms, date: t.date(basis.today) })}</p>
    <Notice title={t('reach.members.knows')}>{t('reach.members.knows.text')}</Notice>
  </>
);

export function memberListPage(view: MemberListView, page: PageContext): VNode {
  const { t } = page;
  const { programme, show, total } = view;
  const address = `/firm/reach/${programme.id}`;
  return page.frame({
    title: t('reach.members.of', { programme: programme.title }),
    lead: t(`reach.members.of.${show}`, { firms: total }),
    breadcrumbs: [firmCrumb(page), { href: '/firm/reach', text: t('reach.members.title') }],
    wide: true,
    children: (
      <>
        <p>
          <a href={`/programmes/${programme.id}`}>{t('reach.toProgramme')}</a>
        </p>
        <Tabs
          label={t('reach.firms.tabs')}
          tabs={(['eligible', 'unknown'] as const).map((one) => ({
            href: `${address}?show=${one}`,
            text: t(`reach.firms.tab.${one}`),
            current: one === show,
          }))}
        />
        <FirmTable
          caption={t('reach.members.of', { programme: programme.title })}
          firms={view.firms}
          withMissing={show === 'unknown'}
          empty={<Empty title={t('reach.members.of.none')} />}
          page={page}
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(total / view.pageSize)}
          hrefOf={(at) => `${address}?show=${show}&page=${at}`}
          words={paginationWords(t)}
        />
        <DownloadLinks
          label={t('reach.files')}
          files={[{ href: `${address}/members.csv?show=${show}`, text: t('reach.firms.file') }]}
        />
        <Knows basis={view.basis} page={page} />
      </>
    ),
  });
}
