import type { VNode } from 'preact';
import { Actions, Button, Details, Form, Radios, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FirmGroupsView, FirmGroupView } from '../views/desk.ts';

export function firmGroupsPage({ firms, memberships }: FirmGroupsView, page: PageContext): VNode {
  const { t, economy } = page;
  const open = memberships.filter(({ state }) => state === 'invited').length;
  return page.frame({
    title: t('clusters.work.firm.title'),
    lead: t('clusters.work.firm.lead', { open }),
    breadcrumbs: [{ href: `/firm?economy=${economy.code}`, text: t('clusters.work.firm.desk') }],
    children: (
      <>
        {memberships.length === 0 && (
          <p class="muted">{t(firms === 0 ? 'clusters.work.firm.noFirm' : 'clusters.work.firm.none')}</p>
        )}
        {memberships.map((one) => (
          <Membership one={one} page={page} />
        ))}
      </>
    ),
  });
}

function Membership({ one, page }: { one: FirmGroupView; page: PageContext }) {
  const { t, economy } = page;
  const { programme } = one;
  const title = programme?.title ?? t('clusters.work.firm.unseen');
  return (
    <section>
      <h2>{title}</h2>
      <p>
        <Tag tone={one.state === 'agreed' ? 'good' : 'neutral'}>{t(`clusters.work.memberState.${one.state}`)}</Tag>{' '}
        {t('clusters.work.firm.since', {
          firm: one.enterpriseName,
          invited: t.date(one.invitedOn, 'short'),
          answered: one.answeredOn === null ? 'none' : t.date(one.answeredOn, 'short'),
        })}
      </p>
      {programme !== null && (
        <>
          <p>{programme.vision === '' ? programme.clusterTitle : programme.vision}</p>
          {programme.actions.length > 0 && (
            <>
              <h3>{t('clusters.work.firm.actions')}</h3>
              <ul>
                {programme.actions.map((action) => (
                  <li>
                    {t('clusters.work.firm.action', {
                      title: action.title,
                      on: t.date(action.dueOn, 'short'),
                      joins: action.joins ? 'yes' : 'no',
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>
            <a href={`/clusters/programmes/${programme.id}?economy=${economy.code}`}>{t('clusters.work.firm.read')}</a>
          </p>
        </>
      )}
      <Answer one={one} title={title} page={page} />
    </section>
  );
}

function Answer({ one, title, page }: { one: FirmGroupView; title: string; page: PageContext }) {
  const { t, economy } = page;
  const action = `/firm/groups/${one.id}/answer?economy=${economy.code}`;
  if (one.state === 'agreed')
    return (
      <Details summary={t('clusters.work.firm.leave')}>
        <p>{t('clusters.work.firm.leave.text')}</p>
        <Form page={page} action={action} version={one.version} label={t('clusters.work.firm.leave.of', { title })}>
          <Button kind="warning" name="answer" value="left">
            {t('clusters.work.firm.leave')}
          </Button>
        </Form>
      </Details>
    );
  return (
    <Form page={page} action={action} version={one.version} label={t('clusters.work.firm.answer.of', { title })}>
      <p>{t('clusters.work.firm.consent')}</p>
      <Radios
        id={`named-${one.id}`}
        name="named"
        label={t('clusters.work.firm.named')}
        value="no"
        inline
        options={(['yes', 'no'] as const).map((value) => ({ value, text: t(`clusters.work.${value}`) }))}
      />
      <Actions>
        <Button name="answer" value="agreed">
          {t('clusters.work.firm.agree')}
        </Button>
        {one.state === 'invited' && (
          <Button kind="secondary" name="answer" value="declined">
            {t('clusters.work.firm.decline')}
          </Button>
        )}
      </Actions>
    </Form>
  );
}
