import type { VNode } from 'preact';
import { Empty, Pagination, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { ComplaintListView, ComplaintView } from '../views/feedback.ts';

export const ComplaintTag = ({
  complaint: one,
  page: { t, today },
}: {
  complaint: ComplaintView;
  page: PageContext;
}) => {
  const late = one.state !== 'closed' && one.dueOn < today;
  return (
    <Tag tone={late ? 'action' : one.state === 'closed' ? 'neutral' : 'brand'}>
      {late ? t('programmes.corrections.overdue') : t(`programmes.complaint.state.${one.state}`)}
    </Tag>
  );
};

export const ownerText = (one: ComplaintView, { t }: PageContext) =>
  one.owner === 'agency' ? t('programmes.complaint.nobodyYet') : one.owner;

export function complaintListPage(view: ComplaintListView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('programmes.complaint.list'),
    lead: t('programmes.complaint.list.lead', { count: view.total }),
    breadcrumbs: [{ href: '/desk', text: t('programmes.desk.title') }],
    wide: true,
    children: (
      <>
        <Table
          caption={t('programmes.complaint.list')}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: t('programmes.complaint.list') })}
          columns={[
            { label: t('programmes.complaint.subject') },
            { label: t('programmes.complaint.programme'), named: true },
            { label: t('programmes.complaint.state'), named: true },
            { label: t('programmes.complaint.due'), named: true },
            { label: t('programmes.complaint.owner'), named: true },
          ]}
          rows={view.complaints.map((one) => [
            <a href={`/complaints/${one.id}`}>{t(`programmes.complaint.subject.${one.subject}`)}</a>,
            one.programmeTitle,
            <ComplaintTag complaint={one} page={page} />,
            t.date(one.dueOn, 'short'),
            ownerText(one, page),
          ])}
          empty={
            <Empty title={t('programmes.complaint.noneHere')}>
              <p>{t('programmes.complaint.noneHere.text')}</p>
            </Empty>
          }
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(at) => `/desk/complaints?page=${at}`}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}
