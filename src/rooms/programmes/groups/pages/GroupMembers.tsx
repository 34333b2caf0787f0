import { Actions, Button, Form, Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { GroupOfApplication } from '../views/groups.ts';

interface Part {
  group: GroupOfApplication;
  page: PageContext;
}

const tones: Record<GroupOfApplication['outcome'], Tone> = {
  eligible: 'good',
  ineligible: 'caution',
  unknown: 'neutral',
};

/** The firms for which a group applied: what the call asks of the group, and which firm misses what. */
export function GroupMembers({ id, group, page }: Part & { id: string }) {
  const { t } = page;
  const caption = t('programmes.group.members');
  return (
    <section id="members">
      <h2>{caption}</h2>
      <p>
        <Tag tone={tones[group.outcome]}>{t(`programmes.group.firm.${group.outcome}`)}</Tag>{' '}
        {t(`programmes.group.outcome.${group.outcome}`)}
      </p>
      <ul>
        {group.conditions.map((one) => (
          <li>{t(`programmes.group.condition.${one.code}`, numbersOf(one, group.members.length))}</li>
        ))}
      </ul>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        columns={[
          { label: t('programmes.delivery.firm') },
          { label: t('programmes.group.meets'), named: true },
          { label: t('programmes.group.why'), named: true },
        ]}
        rows={group.members.map((one) => [
          <a href={`/suppliers/${one.enterpriseId}`}>{one.name}</a>,
          <Tag tone={tones[one.outcome]}>{t(`programmes.group.firm.${one.outcome}`)}</Tag>,
          [...one.reasons, ...(one.isMember ? [] : [t('programmes.group.left')])].join(' ') || '–',
        ])}
        empty=""
        note={group.checkedOn === null ? undefined : t('programmes.group.checkedOn', { date: t.date(group.checkedOn) })}
      />
      {group.joined > 0 && <p>{t('programmes.group.joined', { firms: group.joined })}</p>}
      {group.mayCheck && (
        <Form page={page} action={`/desk/applications/${id}/members`} label={t('programmes.group.check')}>
          <Actions>
            <Button kind="secondary">{t('programmes.group.check')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}

const numbersOf = ({ asked, least, most, outcome }: GroupOfApplication['conditions'][number], members: number) => ({
  ...{ asked, outcome, members, least: Math.round(least), most: Math.round(most) },
});
