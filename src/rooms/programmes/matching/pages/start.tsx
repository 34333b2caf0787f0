import type { VNode } from 'preact';
import { Empty, Filters, Notice, Select, Steps, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instrumentText } from '../../catalogue/pages/words.tsx';
import type { StartProgramme, StartView } from '../views/help.ts';

type Part = { view: StartView; page: PageContext };

const steps = [
  'idea',
  'market',
  'talk',
  'register',
  'tax',
  'account',
  'premises',
  'insurance',
  'accounts',
  'help',
] as const;

/** For somebody who has no firm yet: who helps, and the steps. */
export function startPage(view: StartView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('matching.start.title'),
    lead: t('matching.start.lead', { count: view.groups.flatMap(({ programmes }) => programmes).length }),
    breadcrumbs: [{ href: `/help?economy=${economy.code}`, text: t('matching.help.title') }],
    children: (
      <>
        <Plans view={view} page={page} />
        <Programmes view={view} page={page} />
        {page.panels['matchesPage.contacts']}
        <h2 id="steps">{t('matching.start.steps')}</h2>
        <Notice>{t('matching.start.general')}</Notice>
        <Steps
          steps={steps.map((step) => ({
            label: t(`matching.start.step.${step}`),
            text: t(`matching.start.step.${step}.text`),
            state: 'coming',
            href: doorsOf(view, page)[step],
          }))}
        />
      </>
    ),
  });
}

function doorsOf({ query: { isic, place } }: StartView, { economy }: PageContext): Partial<Record<string, string>> {
  const at = (path: string, asked: Record<string, string>) =>
    `${path}?${new URLSearchParams({ economy: economy.code, ...asked })}`;
  return {
    market: at('/suppliers', { ...(isic === '' ? {} : { isic }), ...(place === '' ? {} : { place }) }),
    talk: at('/contacts', place === '' ? {} : { place }),
    help: at('/check', {}),
  };
}

/** Two questions, each of which changes what is shown. */
const Plans = ({ view: { query, industries, towns }, page: { t, economy } }: Part) => (
  <Filters action="/help/start" title={t('matching.start.plans')} submit={t('matching.start.plans.submit')} open>
    <input type="hidden" name="economy" value={economy.code} />
    <Select
      id="isic"
      name="isic"
      label={t('matching.start.plans.isic')}
      hint={t('matching.start.plans.isic.hint')}
      value={query.isic}
      options={[{ value: '', text: t('matching.start.plans.open') }, ...industries]}
    />
    <Select
      id="place"
      name="place"
      label={t('matching.start.plans.place')}
      hint={t('matching.start.plans.place.hint')}
      value={query.place}
      options={[{ value: '', text: t('matching.start.plans.open') }, ...towns]}
    />
  </Filters>
);

function Programmes({ view: { groups, notHere }, page }: Part) {
  const { t, economy } = page;
  return (
    <>
      {groups.length === 0 && (
        <Empty title={t('matching.start.none')}>
          <p>{t('matching.start.none.text')}</p>
          <p>
            <a href={`/programmes?economy=${economy.code}&shelf=design`}>{t('matching.noProgrammes.designs')}</a>
          </p>
        </Empty>
      )}
      {groups.map(({ group, programmes }) => (
        <>
          <h2>{t(`matching.start.group.${group}`)}</h2>
          <ul class="results">
            {programmes.map((one) => (
              <Entry one={one} page={page} />
            ))}
          </ul>
        </>
      ))}
      {notHere.length > 0 && (
        <p>
          {t('matching.start.notHere')}{' '}
          {notHere.map(({ id, title }, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/programmes/${id}`}>{title}</a>
            </>
          ))}
        </p>
      )}
    </>
  );
}

function Entry({ one, page: { t } }: { one: StartProgramme; page: PageContext }) {
  const terms = [
    one.amount,
    one.ownShare === null ? null : t('catalogue.ownShare', { share: one.ownShare }),
    one.closesOn === null ? null : t('catalogue.dates.closes', { date: t.date(one.closesOn) }),
  ].filter((term) => term !== null);
  return (
    <li>
      <h3>
        <a href={`/programmes/${one.id}`}>{one.title}</a>
      </h3>
      <p>
        <Tag tone="brand">{instrumentText(t, one.instrument)}</Tag>{' '}
        {terms.length > 0 && <span class="muted small">{terms.join(' · ')}</span>}
      </p>
      {one.summary !== null && <p>{one.summary}</p>}
      <p>
        {one.contact.length === 0
          ? t('matching.talkTo.provider', { provider: one.provider })
          : t('matching.talkTo', { provider: one.provider, contact: one.contact.join(', ') })}
      </p>
    </li>
  );
}
