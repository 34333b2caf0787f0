import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  LinkButton,
  Notice,
  TextArea,
  Timeline,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ManageView } from '../views/programmes.ts';
import { ActionTable } from './ActionTable.tsx';
import { FactsFields } from './FactsFields.tsx';
import { GoalTable } from './GoalTable.tsx';
import { MemberTable } from './MemberTable.tsx';
import { PrincipleTable } from './PrincipleTable.tsx';
import { StateTag } from './words.tsx';

type Part = { view: ManageView; page: PageContext };

export function managePage(view: ManageView, page: PageContext): VNode {
  const { t, economy } = page;
  const { programme, issues } = view;
  const at = (rest: string) => `/group/programmes/${programme.id}/${rest}?economy=${economy.code}`;
  const isClosed = programme.state === 'closed';
  return page.frame({
    title: programme.title,
    lead: t('clusters.work.manage.lead', { cluster: programme.clusterTitle }),
    breadcrumbs: [{ href: `/group?economy=${economy.code}`, text: t('clusters.work.desk.title') }],
    errors: errorSummaryOf(t, issues),
    wide: true,
    children: (
      <>
        <Steps view={view} page={page} />
        <h2 id="members">{t('clusters.work.members')}</h2>
        <MemberTable view={view} page={page} />
        {!isClosed && <Inviting view={view} page={page} />}
        <h2>{t('clusters.work.goals')}</h2>
        <GoalTable view={programme} page={page} editHref={isClosed ? undefined : (id) => at(`goals/${id}`)} />
        {!isClosed && (
          <Actions>
            <LinkButton kind="secondary" href={at('goals/new')}>
              {t('clusters.work.goal.add')}
            </LinkButton>
          </Actions>
        )}
        <h2>{t('clusters.work.actions')}</h2>
        <ActionTable view={programme} page={page} editHref={isClosed ? undefined : (id) => at(`actions/${id}`)} />
        {!isClosed && (
          <Actions>
            <LinkButton kind="secondary" href={at('actions/new')}>
              {t('clusters.work.action.add')}
            </LinkButton>
          </Actions>
        )}
        <h2>{t('clusters.work.principles')}</h2>
        <PrincipleTable view={programme} page={page} />
        {!isClosed && (
          <>
            <h2>{t('clusters.work.manage.facts')}</h2>
            <Details
              summary={t('clusters.work.manage.facts.open')}
              open={issues.some(({ key }) => key.includes('.facts.'))}
            >
              <Form
                page={page}
                action={at('facts')}
                version={programme.version}
                label={t('clusters.work.manage.facts')}
              >
                <FactsFields answers={view.answers} issues={issues} t={t} />
                <Button kind="secondary">{t('clusters.work.save')}</Button>
              </Form>
            </Details>
          </>
        )}
        <History view={view} page={page} />
      </>
    ),
  });
}

/** Where the programme stands, and what it needs to go on. */
function Steps({ view: { programme, next }, page }: Part) {
  const { t, economy } = page;
  return (
    <>
      <p>
        <StateTag t={t} state={programme.state} /> {t(`clusters.work.state.${programme.state}.text`)}{' '}
        <a href={`/clusters/programmes/${programme.id}?economy=${economy.code}`}>{t('clusters.work.manage.asRead')}</a>
      </p>
      {next.map(({ to, whyNot }) =>
        whyNot === null ? (
          <Form
            page={page}
            action={`/group/programmes/${programme.id}/state?economy=${economy.code}`}
            version={programme.version}
            label={t(`clusters.work.step.${to}`)}
          >
            <input type="hidden" name="to" value={to} />
            <Button kind={to === 'draft' ? 'quiet' : 'primary'}>{t(`clusters.work.step.${to}`)}</Button>
          </Form>
        ) : (
          <Notice title={t(`clusters.work.step.${to}`)}>{t(`error.clusters.programme.${whyNot}`)}</Notice>
        ),
      )}
    </>
  );
}

function Inviting({ view, page }: Part) {
  const { t, economy } = page;
  const action = `/group/programmes/${view.programme.id}/members?economy=${economy.code}`;
  const issue = view.issues.find(({ field }) => field === 'firms');
  return (
    <>
      {view.candidates.length > 0 && (
        <Details summary={t('clusters.work.invite.candidates', { count: view.candidates.length })}>
          <Form
            page={page}
            action={action}
            label={t('clusters.work.invite.candidates', { count: view.candidates.length })}
          >
            <fieldset class="field">
              <legend>{t('clusters.work.invite.choose')}</legend>
              <div class="choices">
                {view.candidates.map(({ enterpriseId, name }, i) => (
                  <div class="choice">
                    <input type="checkbox" id={`candidate-${i}`} name="firms" value={enterpriseId} />
                    <label for={`candidate-${i}`}>{name}</label>
                  </div>
                ))}
              </div>
            </fieldset>
            <Button kind="secondary">{t('clusters.work.invite')}</Button>
          </Form>
        </Details>
      )}
      <Details summary={t('clusters.work.invite.others')} open={issue !== undefined}>
        <Form page={page} action={action} label={t('clusters.work.invite.others')}>
          <TextArea
            id="firms"
            name="firms"
            rows={3}
            label={t('clusters.work.form.members.firms')}
            hint={t('clusters.work.form.members.firms.hint')}
            value={view.firms}
            error={issue === undefined ? undefined : t(issue.key)}
          />
          <Button kind="secondary">{t('clusters.work.invite')}</Button>
        </Form>
      </Details>
    </>
  );
}

const shown = 6;

function History({ view, page }: Part) {
  const { t, economy } = page;
  const { programme } = view;
  const entries = view.editions.map(({ number, verb, madeAt }) => ({
    iso: madeAt,
    when: t.date(madeAt.slice(0, 10), 'short'),
    what: t(`clusters.work.verb.${verb}`),
    text: t('clusters.work.history.edition', { number }),
  }));
  return (
    <>
      <h2>{t('clusters.work.history')}</h2>
      <Timeline entries={entries.slice(0, shown)} />
      {entries.length > shown && (
        <Details summary={t('clusters.work.history.more', { count: entries.length - shown })}>
          <Timeline entries={entries.slice(shown)} />
        </Details>
      )}
      {view.mayUndo && (
        <Form
          page={page}
          action={`/group/programmes/${programme.id}/undo?economy=${economy.code}`}
          version={programme.version}
          label={t('clusters.work.undo')}
        >
          <p class="hint">{t('clusters.work.undo.text')}</p>
          <Button kind="secondary">{t('clusters.work.undo')}</Button>
        </Form>
      )}
    </>
  );
}
