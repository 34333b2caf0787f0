import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  Button,
  Details,
  Form,
  LinkButton,
  Notice,
  Radios,
  Table,
  Tabs,
  Tag,
  type Tone,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DeskFlag } from '../rules/deskFlags.ts';
import type { DeskList } from '../views/programmeForm.ts';
import { instrumentText } from './words.tsx';

type Part = { view: DeskList; page: PageContext };
type Row = DeskList['programmes'][number];

export function deskListPage(view: DeskList, page: PageContext): VNode {
  const { t } = page;
  const caption = t('catalogue.desk.caption');
  return page.frame({
    title: t('catalogue.desk.title'),
    lead: t('catalogue.desk.lead'),
    wide: true,
    children: (
      <>
        {view.done !== 'none' && (
          <Notice tone="good" role="status">
            {t(`catalogue.desk.done.${view.done}`)}
          </Notice>
        )}
        <Begin page={page} />
        <Flags view={view} page={page} />
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t(view.show === null ? 'catalogue.desk.empty' : 'catalogue.desk.noneShown')}
          columns={[
            { label: t('catalogue.field.title') },
            { label: t('catalogue.field.instrument') },
            { label: t('catalogue.desk.state') },
            { label: t('catalogue.field.closesOn'), named: true },
            { label: t('catalogue.field.lastVerified'), named: true },
            { label: t('catalogue.desk.action') },
          ]}
          rows={view.programmes.map((one) => [
            one.state === 'published' ? <a href={`/programmes/${one.id}`}>{one.title}</a> : one.title,
            instrumentText(t, one.instrument),
            <State page={page} one={one} />,
            one.closesOn === null ? t('catalogue.dates.always') : t.date(one.closesOn, 'short'),
            one.lastVerifiedOn === null ? (
              <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
            ) : (
              t.date(one.lastVerifiedOn, 'short')
            ),
            <Next view={view} page={page} one={one} />,
          ])}
        />
        <Links view={view} page={page} />
        <ReviewRule view={view} page={page} />
      </>
    ),
  });
}

function Begin({ page: { t, economy } }: { page: PageContext }) {
  return (
    <Actions>
      <LinkButton href={`/desk/programmes/new?economy=${economy.code}`}>{t('catalogue.desk.new')}</LinkButton>
      <LinkButton kind="secondary" href={`/desk/programmes/import?economy=${economy.code}`}>
        {t('catalogue.import.title')}
      </LinkButton>
      <LinkButton kind="quiet" href={`/programmes?economy=${economy.code}&shelf=design`}>
        {t('catalogue.desk.designs')}
      </LinkButton>
    </Actions>
  );
}

/** Views of the list by what needs somebody. */
function Flags({ view, page: { t, economy } }: Part) {
  const href = (flag: DeskFlag | null) =>
    `/desk/programmes?economy=${economy.code}${flag === null ? '' : `&show=${flag}`}`;
  const tabs = [{ flag: null, programmes: view.total }, ...view.counts].map(({ flag, programmes }) => ({
    href: href(flag),
    text: t(`catalogue.desk.show.${flag ?? 'all'}`, { count: programmes }),
    current: view.show === flag,
  }));
  return <Tabs label={t('catalogue.desk.show')} tabs={tabs} />;
}

const tones: Partial<Record<DeskFlag, Tone>> = { over: 'action', brokenLink: 'action', inReview: 'brand' };

function State({ page: { t }, one }: { page: PageContext; one: Row }) {
  const flags = one.flags.filter((flag) => flag !== 'draft');
  return (
    <>
      {one.state !== 'inReview' && (
        <Tag tone={one.state === 'published' ? 'good' : 'caution'}>{t(`catalogue.state.${one.state}`)}</Tag>
      )}
      {flags.map((flag) => (
        <>
          {' '}
          <Tag tone={tones[flag] ?? 'caution'}>{t(`catalogue.desk.flag.${flag}`)}</Tag>
        </>
      ))}
      {one.asked !== null && (
        <p class="muted small">
          {t('catalogue.desk.asked', { who: one.asked.who, date: t.date(one.asked.on, 'short') })}
        </p>
      )}
    </>
  );
}

function Next({ view, page, one }: Part & { one: Row }) {
  const { t, economy } = page;
  const about = <span class="hidden-visually"> {one.title}</span>;
  const isWork = one.state === 'draft' || one.state === 'inReview';
  return (
    <>
      <p>
        {one.state !== 'inReview' && (
          <>
            <a href={`/desk/programmes/${one.id}/edit`}>
              {t('catalogue.desk.change')}
              {about}
            </a>
            {' · '}
          </>
        )}
        {isWork && (
          <>
            <a href={`/desk/programmes/${one.id}/review`}>
              {t('catalogue.desk.review')}
              {about}
            </a>
            {' · '}
          </>
        )}
        <a href={`/desk/programmes/${one.id}/versions`}>
          {t('catalogue.versions')}
          {about}
        </a>
      </p>
      {one.state === 'published' && one.lastVerifiedOn !== view.today && (
        <Form
          page={page}
          action={`/desk/programmes/${one.id}/checked?economy=${economy.code}`}
          version={one.basedOn}
          label={t('catalogue.desk.checked.label', { title: one.title })}
        >
          <Button kind="quiet">
            {t('catalogue.desk.checked')}
            {about}
          </Button>
        </Form>
      )}
    </>
  );
}

function Links({ view: { linkRun }, page }: Part) {
  const { t, economy } = page;
  const told = () => {
    if (linkRun === null) return t('catalogue.links.never');
    const { ranOn, addresses, answered } = linkRun;
    if (addresses > 0 && answered === 0) return t('catalogue.links.noConnection', { date: t.date(ranOn) });
    return t('catalogue.links.run', { date: t.date(ranOn), addresses, answered });
  };
  return (
    <>
      <h2>{t('catalogue.links')}</h2>
      <Form page={page} action={`/desk/programmes/links?economy=${economy.code}`} label={t('catalogue.links')}>
        <p>{told()}</p>
        <Actions>
          <Button kind="secondary">{t('catalogue.links.check')}</Button>
        </Actions>
      </Form>
    </>
  );
}

function ReviewRule({ view, page }: Part) {
  const { t, economy } = page;
  const sentence = t(`catalogue.review.rule.${view.needsReview ? 'on' : 'off'}`);
  if (!view.maySetRule) return <p class="muted">{sentence}</p>;
  return (
    <Details summary={t('catalogue.review.rule')}>
      <p>{sentence}</p>
      <Form
        page={page}
        action={`/desk/programmes/review-rule?economy=${economy.code}`}
        label={t('catalogue.review.rule')}
      >
        <Radios
          id="needed"
          name="needed"
          label={t('catalogue.review.rule.label')}
          value={view.needsReview ? 'yes' : 'no'}
          options={(['no', 'yes'] as const).map((value) => ({ value, text: t(`catalogue.review.rule.${value}`) }))}
        />
        <Actions>
          <Button kind="secondary">{t('catalogue.review.rule.set')}</Button>
        </Actions>
      </Form>
    </Details>
  );
}
