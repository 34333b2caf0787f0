import {
  Button,
  Details,
  Form,
  Input,
  Select,
  Table,
  Tag,
  type Tone,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ManageView, MemberView } from '../views/programmes.ts';

const toneOf: Record<MemberView['state'], Tone> = {
  invited: 'neutral',
  agreed: 'good',
  declined: 'neutral',
  left: 'neutral',
};

/** Who was asked, what was answered when and how, and the form for an answer on paper. */
export function MemberTable({ view, page }: { view: ManageView; page: PageContext }) {
  const { t, economy } = page;
  const caption = t('clusters.work.members');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.work.members.none')}
      columns={[
        { label: t('clusters.work.member.firm') },
        { label: t('clusters.work.member.state'), named: true },
        { label: t('clusters.work.member.consent'), named: true },
        { label: t('clusters.work.member.paper') },
      ]}
      rows={view.members.map((one) => [
        <a href={`/suppliers/${one.enterpriseId}?economy=${economy.code}`}>{one.name}</a>,
        <Tag tone={toneOf[one.state]}>{t(`clusters.work.memberState.${one.state}`)}</Tag>,
        <Consent one={one} page={page} />,
        view.programme.state === 'closed' || one.state === 'declined' || one.state === 'left' ? (
          ''
        ) : (
          <Paper one={one} programmeId={view.programme.id} page={page} />
        ),
      ])}
    />
  );
}

function Consent({ one, page: { t } }: { one: MemberView; page: PageContext }) {
  if (one.answeredOn === null)
    return <>{t('clusters.work.member.invitedOn', { on: t.date(one.invitedOn, 'short') })}</>;
  const on = t.date(one.answeredOn, 'short');
  return (
    <>
      {one.answerPaper === null
        ? t('clusters.work.member.answeredHere', { on })
        : t('clusters.work.member.answeredOnPaper', { on, paper: one.answerPaper })}
      {one.state === 'agreed' && ` ${t(one.named ? 'clusters.work.member.named' : 'clusters.work.member.unnamed')}`}
    </>
  );
}

function Paper({ one, programmeId, page }: { one: MemberView; programmeId: string; page: PageContext }) {
  const { t, economy } = page;
  const answers = one.state === 'agreed' ? ['left'] : ['agreed', 'declined'];
  return (
    <Details summary={t('clusters.work.member.paper.open')}>
      <Form
        page={page}
        action={`/group/programmes/${programmeId}/members/${one.id}/paper?economy=${economy.code}`}
        version={one.version}
        label={t('clusters.work.member.paper.of', { firm: one.name })}
      >
        <Select
          id={`answer-${one.id}`}
          name="answer"
          label={t('clusters.work.member.paper.answer')}
          options={answers.map((value) => ({ value, text: t(`clusters.work.memberState.${value}`) }))}
        />
        {one.state !== 'agreed' && (
          <Select
            id={`named-${one.id}`}
            name="named"
            label={t('clusters.work.member.paper.named')}
            options={(['no', 'yes'] as const).map((value) => ({ value, text: t(`clusters.work.${value}`) }))}
          />
        )}
        <Input
          id={`paper-${one.id}`}
          name="paper"
          label={t('clusters.work.member.paper.where')}
          hint={t('clusters.work.member.paper.hint')}
          required
        />
        <Button kind="secondary">{t('clusters.work.save')}</Button>
      </Form>
    </Details>
  );
}
