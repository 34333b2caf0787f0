import {
  Absence,
  type AbsenceKind,
  Actions,
  Breadcrumbs,
  Button,
  Cards,
  DescriptionPairs,
  Details,
  DownloadLinks,
  Empty,
  KeyFigures,
  LinkButton,
  Notice,
  Pagination,
  ProgressBar,
  Steps,
  SummaryList,
  Table,
  Tabs,
  Tag,
  Timeline,
} from '../../src/platform/html/components/index.ts';
import type { PageContext } from '../../src/platform/html/page.ts';
import { absenceWords, paginationWords } from '../../src/platform/html/words.ts';

const kinds: readonly AbsenceKind[] = ['notKnownYet', 'hidden', 'noData', 'zero'];
const columns = [
  { label: 'Enterprise', sortHref: '?sort=name', sorted: 'ascending' as const },
  { label: 'Town', sortHref: '?sort=town' },
  { label: 'Industry' },
  { label: 'Plants', numeric: true, sortHref: '?sort=plants' },
  { label: 'Workers', numeric: true },
  { label: 'State' },
];

export function GalleryComponents({ page }: { page: PageContext }) {
  const absence = absenceWords(page.t);
  return (
    <>
      <h2>Figures</h2>
      <KeyFigures
        figures={[
          {
            label: 'Plants in production',
            value: '90,833',
            facts: ['31 December 2016', 'Register of factories'],
            made: { href: '/m', text: 'How was this made?' },
          },
          {
            label: 'Firms with a new product',
            value: '31',
            unit: '%',
            facts: ['26 to 36 %, 95 % interval', '2,113 firms, 2019'],
          },
          {
            label: 'Vouchers paid',
            value: <Absence kind="notKnownYet" text={absence.notKnownYet} />,
            facts: ['first round closes 1 June 2024'],
          },
          { label: 'Complaints open', value: '0', facts: ['17 May 2024'] },
        ]}
      />
      <h2>Ways on</h2>
      <Cards
        door
        cards={[
          {
            title: 'My firm',
            text: 'See which programmes your firm can get.',
            action: 'Check my firm',
            href: '/check',
          },
          {
            title: 'Find a supplier',
            text: 'Search the register by name, place or process.',
            action: 'Search suppliers',
            href: '/suppliers',
          },
          {
            title: 'What works',
            text: 'See what each programme changed.',
            action: 'See the clusters',
            href: '/clusters',
          },
        ]}
      />
      <Cards
        cards={[
          {
            title: 'Testing centre, Taichung',
            href: '/f/1',
            text: 'Hardness, fatigue, coatings.',
            facts: '3 km away, next free on 21 May 2024',
          },
          {
            title: '臺中精密模具有限公司',
            href: '/f/2',
            text: 'Taichung Precision Moulds',
            facts: 'Moulds, 14 workers',
          },
        ]}
      />
      <h2>Tables and lists</h2>
      <Table
        caption="Enterprises in metal products"
        scrollLabel="Enterprises in metal products, table"
        columns={columns}
        rows={[
          [
            <a href="/s/1">萊卡佛時尚服飾有限公司</a>,
            'Sanchong 三重區',
            'Wearing apparel',
            '2',
            '14',
            <Tag tone="good">in production</Tag>,
          ],
          [
            <a href="/s/2">甫舜企業有限公司</a>,
            'Tucheng 土城區',
            'Electronic components',
            '1',
            <Absence kind="notKnownYet" text={absence.notKnownYet} />,
            <Tag>dormant</Tag>,
          ],
          [
            <a href="/s/3">Hualien Marble Works</a>,
            'Hualien City 花蓮市',
            'Stone',
            '12',
            <Absence kind="hidden" text={absence.hidden} />,
            <Tag tone="caution">under review</Tag>,
          ],
          [
            <a href="/s/4">Toko Maju</a>,
            'Taitung 臺東市',
            'Food',
            <Absence kind="zero" text="0" />,
            <Absence kind="noData" text={absence.noData} />,
            <Tag tone="action">answer due</Tag>,
          ],
        ]}
        empty="none"
        note="Numbers of workers come from the establishment survey of 2016."
      />
      <Pagination page={7} pageCount={1400} hrefOf={(n) => `?page=${n}`} words={paginationWords(page.t)} />
      <Table
        caption="A list that stacks on a phone"
        scrollLabel="A list that stacks on a phone"
        stack
        columns={[{ label: 'Name' }, { label: 'Place' }, { label: 'Makes' }]}
        rows={[
          [
            <a href="/s/1">Anchor Bridge Castings</a>,
            'Linkou District 林口區',
            'Synthetic resins, plastics and rubber',
          ],
          [<a href="/s/2">Anchor Bridge Ceramics</a>, 'Sanchong District 三重區', 'Metal hand tools and moulds'],
        ]}
        empty="none"
      />
      <Table
        caption="An empty table"
        scrollLabel="An empty table"
        columns={columns.slice(0, 3)}
        rows={[]}
        empty="No enterprise matches these filters. Take one away, or search the whole economy."
      />
      <div class="columns columns-half">
        <div>
          <SummaryList
            rows={[
              {
                term: 'Registered name',
                description: '甫舜企業有限公司',
                action: { href: '/c', text: 'Change', about: 'the name' },
              },
              { term: 'Company number', description: '84563566' },
              { term: 'Address', description: '新北市土城區永豐路270巷23號1樓' },
              {
                term: 'Workers',
                description: <Absence kind="notKnownYet" text={absence.notKnownYet} />,
                action: { href: '/c', text: 'Add', about: 'the number of workers' },
              },
            ]}
          />
          <DescriptionPairs
            pairs={[
              { term: 'Register number', description: '01000002' },
              { term: 'Since', description: '5 October 2010' },
              { term: 'Form', description: 'limited company' },
            ]}
          />
          <p>
            {kinds.map((kind) => (
              <>
                <Absence kind={kind} text={absence[kind]} />{' '}
              </>
            ))}
          </p>
        </div>
        <Timeline
          entries={[
            {
              iso: '2024-04-02',
              when: '2 April 2024',
              what: 'Application received',
              text: 'Voucher for an outside expert',
            },
            {
              iso: '2024-04-19',
              when: '19 April 2024',
              what: 'Approved by Lin Mei-hua',
              text: 'All four criteria hold. You may object until 19 May 2024.',
            },
            { iso: '2024-06-01', when: '1 June 2024', what: 'First report due', coming: true },
          ]}
        />
      </div>
      <h2>Notices and states</h2>
      <Notice title="What waits for you">One voucher claim needs a receipt before 1 June 2024.</Notice>
      <Notice tone="good" title="Saved" role="status">
        The profile of your firm is up to date.
      </Notice>
      <Notice tone="caution" title="The two records may be one firm">
        They share an address and a telephone number.
      </Notice>
      <Notice tone="action" title="Answer due in two days">
        The complaint of 3 May 2024 has no answer yet.
      </Notice>
      <p>
        <Tag>draft</Tag> <Tag tone="brand">open</Tag> <Tag tone="good">eligible</Tag>{' '}
        <Tag tone="caution">not known yet</Tag> <Tag tone="action">refused</Tag>
      </p>
      <Empty title="No events yet">An event appears here when an organiser opens its registration.</Empty>
      <h2>Ways through</h2>
      <Breadcrumbs
        label="Example of a way"
        crumbs={[
          { href: '/', text: 'Home' },
          { href: '/suppliers', text: 'Suppliers' },
          { href: '/s', text: 'Metal products' },
        ]}
      />
      <Tabs
        label="Views of the cluster"
        tabs={[
          { href: '#a', text: 'Overview', current: true },
          { href: '#b', text: 'Firms' },
          { href: '#c', text: 'Links' },
          { href: '#d', text: 'Joint actions' },
        ]}
      />
      <div class="columns columns-half">
        <Steps
          steps={[
            { label: 'File', state: 'done', text: 'tw_factories_2016.csv.gz, 90,833 rows' },
            { label: 'Columns', state: 'done' },
            { label: 'Faults', state: 'current', text: '12 rows want a decision' },
            { label: 'Apply', state: 'coming' },
          ]}
          stateWords={{ done: 'done', current: 'now', coming: 'to come' }}
        />
        <div>
          <ProgressBar
            id="bar-known"
            label="Reading rows"
            text="41,200 of 90,833 (45%), about 8 seconds left"
            done={41200}
            total={90833}
          />
          <ProgressBar id="bar-unknown" label="Unpacking" text="time left is not known yet" done={0} total={null} />
          <Details summary="Why do we ask this?">
            <p>The number of workers decides which programmes your firm can get.</p>
          </Details>
          <DownloadLinks
            label="Files"
            files={[
              { href: '/a.csv', text: 'CSV', size: '1.2 MB' },
              { href: '/a.json', text: 'JSON' },
            ]}
          />
        </div>
      </div>
      <Actions>
        <Button>Save and continue</Button>
        <LinkButton kind="secondary" href="/back">
          Go back
        </LinkButton>
        <Button kind="warning">Withdraw application</Button>
        <Button kind="quiet">Cancel</Button>
        <Button disabled>Not open yet</Button>
      </Actions>
    </>
  );
}
