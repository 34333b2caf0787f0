import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  Empty,
  Form,
  Input,
  Select,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { AlertsView } from '../view.ts';

type Part = { view: AlertsView; page: PageContext };

export function alertsPage(view: AlertsView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('alerts.title'),
    lead: t('alerts.lead'),
    breadcrumbs: [
      { href: '/firm', text: t('matching.firm.desk') },
      { href: '/firm/matches', text: t('matching.firm.title') },
    ],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <Kept view={view} page={page} />
        {view.firms.length === 0 ? (
          <Empty title={t('matching.noFirm')}>{t('alerts.noFirm')}</Empty>
        ) : (
          <Ask view={view} page={page} />
        )}
      </>
    ),
  });
}

function Kept({ view: { alerts }, page }: Part) {
  const { t } = page;
  const caption = t('alerts.kept');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      columns={[
        { label: t('alerts.firm') },
        { label: t('alerts.goals'), named: true },
        { label: t('alerts.recipient'), named: true },
        { label: t('alerts.state'), named: true },
        { label: t('alerts.do'), named: true },
      ]}
      rows={alerts.map((one) => [
        one.firmName,
        one.goals.length === 0 ? t('alerts.goals.all') : t.list(one.goals),
        one.recipient,
        <Tag tone={one.isPaused ? 'neutral' : 'good'}>{t(one.isPaused ? 'alerts.paused' : 'alerts.on')}</Tag>,
        <Acts one={one} page={page} />,
      ])}
      empty={<Empty title={t('alerts.none')}>{t('alerts.none.text')}</Empty>}
    />
  );
}

function Acts({ one, page }: { one: AlertsView['alerts'][number]; page: PageContext }) {
  const { t } = page;
  const turn = one.isPaused ? 'resume' : 'pause';
  return (
    <>
      <Form
        page={page}
        action={`/firm/alerts/${one.id}/${turn}`}
        version={one.version}
        label={`${t(`alerts.${turn}`)} ${one.firmName}`}
      >
        <Button kind="secondary">{t(`alerts.${turn}`)}</Button>
      </Form>
      <Form page={page} action={`/firm/alerts/${one.id}/forget`} label={`${t('alerts.forget')} ${one.firmName}`}>
        <Button kind="quiet">{t('alerts.forget')}</Button>
      </Form>
    </>
  );
}

function Ask({ view: { firms, goals, answers, issues }, page }: Part) {
  const { t } = page;
  const errorOf = errorsByField(t, issues);
  return (
    <>
      <h2>{t('alerts.new')}</h2>
      <Form page={page} action="/firm/alerts" label={t('alerts.new')}>
        <Select
          id="firm"
          name="firm"
          label={t('alerts.firm')}
          value={answers.firm}
          options={firms.map(({ id, name }) => ({ value: id, text: name }))}
        />
        {goals.length > 0 && (
          <Checkboxes
            id="goal"
            name="goal"
            label={t('alerts.goals')}
            hint={t('alerts.goals.hint')}
            values={goals.filter(({ isChosen }) => isChosen).map(({ code }) => code)}
            options={goals.map(({ code, title }) => ({ value: code, text: title }))}
          />
        )}
        <Input
          id="recipient"
          name="recipient"
          type="email"
          label={t('alerts.recipient')}
          hint={t('alerts.recipient.hint')}
          value={answers.recipient}
          error={errorOf('recipient')}
          autoComplete="email"
        />
        <Actions>
          <Button>{t('alerts.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
