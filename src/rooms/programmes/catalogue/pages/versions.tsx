import type { VNode } from 'preact';
import {
  Absence,
  Button,
  Filters,
  Form,
  Select,
  SummaryList,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ComparisonView, PublicVersions, VersionsView } from '../views/life.ts';
import { Changes } from './Changes.tsx';

type Version = VersionsView['versions'][number];

export function versionsPage(view: VersionsView, page: PageContext): VNode {
  const { t } = page;
  const caption = t('catalogue.versions.caption');
  return page.frame({
    title: t('catalogue.versions.title', { title: view.title }),
    lead: t('catalogue.versions.lead'),
    breadcrumbs: [{ href: '/desk/programmes', text: t('catalogue.desk.title') }],
    wide: true,
    children: (
      <>
        {view.versions.length > 1 && <Compare view={view} page={page} />}
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty=""
          columns={[
            { label: t('catalogue.versions.version') },
            { label: t('catalogue.desk.state') },
            { label: t('catalogue.versions.on'), named: true },
            { label: t('catalogue.versions.who'), named: true },
            { label: t('catalogue.desk.action') },
          ]}
          rows={view.versions.map((one, at) => [
            t('catalogue.versions.number', { version: one.version }),
            <State t={t} version={one} />,
            t.date(one.on, 'short'),
            one.who ?? <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />,
            <Next view={view} page={page} version={one} before={view.versions[at + 1]} />,
          ])}
        />
        {view.hasDraft && <p class="muted">{t('catalogue.versions.hasDraft')}</p>}
      </>
    ),
  });
}

const State = ({ t, version: { state, isCurrent } }: { t: PageContext['t']; version: Version }) =>
  state === 'published' && !isCurrent ? (
    <Tag>{t('catalogue.versions.before')}</Tag>
  ) : (
    <Tag tone={state === 'published' ? 'good' : 'caution'}>{t(`catalogue.state.${state}`)}</Tag>
  );

function Next({
  view,
  page,
  version: { version },
  before,
}: {
  view: VersionsView;
  page: PageContext;
  version: Version;
  before: Version | undefined;
}) {
  const { t, economy } = page;
  return (
    <>
      {before !== undefined && (
        <p>
          <a href={`/desk/programmes/${view.id}/versions/compare?from=${before.version}&to=${version}`}>
            {t('catalogue.versions.changes')}
            <span class="hidden-visually"> {t('catalogue.versions.number', { version })}</span>
          </a>
        </p>
      )}
      {!view.hasDraft && version !== view.versions[0]?.version && (
        <Form
          page={page}
          action={`/desk/programmes/${view.id}/versions/${version}/restore?economy=${economy.code}`}
          version={view.basedOn}
          label={t('catalogue.versions.restore.label', { version })}
        >
          <Button kind="quiet">
            {t('catalogue.versions.restore')}
            <span class="hidden-visually"> {t('catalogue.versions.number', { version })}</span>
          </Button>
        </Form>
      )}
    </>
  );
}

function Compare({
  view,
  page: { t, economy },
  from,
  to,
}: {
  view: Pick<VersionsView, 'id' | 'versions'>;
  page: PageContext;
  from?: number;
  to?: number;
}) {
  const options = view.versions.map(({ version }) => ({
    value: String(version),
    text: t('catalogue.versions.number', { version }),
  }));
  return (
    <Filters
      action={`/desk/programmes/${view.id}/versions/compare`}
      title={t('catalogue.versions.compare')}
      submit={t('catalogue.versions.compare.show')}
    >
      <input type="hidden" name="economy" value={economy.code} />
      <Select
        id="from"
        name="from"
        label={t('catalogue.compare.before')}
        value={String(from ?? view.versions[1]?.version)}
        options={options}
      />
      <Select
        id="to"
        name="to"
        label={t('catalogue.compare.after')}
        value={String(to ?? view.versions[0]?.version)}
        options={options}
      />
    </Filters>
  );
}

export function comparisonPage(view: ComparisonView, page: PageContext): VNode {
  const { t } = page;
  const { from, to } = view;
  const rows = [from, to].map((one) => ({
    term: t('catalogue.versions.number', { version: one.version }),
    description: [t(`catalogue.state.${one.state}`), t.date(one.on), one.who].filter(Boolean).join(', '),
  }));
  return page.frame({
    title: t('catalogue.compare.title', { from: from.version, to: to.version }),
    lead: view.title,
    breadcrumbs: [
      { href: '/desk/programmes', text: t('catalogue.desk.title') },
      { href: `/desk/programmes/${view.id}/versions`, text: t('catalogue.versions') },
    ],
    wide: true,
    children: (
      <>
        <SummaryList rows={rows} />
        <Changes t={t} comparison={view.comparison} heading="h2" />
      </>
    ),
  });
}

export function publicVersionsPage(view: PublicVersions, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('catalogue.versions.title', { title: view.title }),
    lead: t('catalogue.versions.public.lead'),
    breadcrumbs: [
      { href: '/programmes', text: t('catalogue.title') },
      { href: `/programmes/${view.id}`, text: view.title },
    ],
    children: view.versions.map((one) => (
      <>
        <h2>
          {t('catalogue.versions.since', { version: one.version, date: t.date(one.on) })} <State t={t} version={one} />
        </h2>
        {one.comparison === null ? (
          <p>{t('catalogue.versions.first')}</p>
        ) : (
          <Changes t={t} comparison={one.comparison} heading="h3" />
        )}
      </>
    )),
  });
}
