import type { VNode } from 'preact';
import { gaps } from '../../../../codes/index.ts';
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Form,
  Input,
  Select,
  SummaryList,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DeliveryPageView } from '../views/deliveries.ts';
import { DeliveryTag } from './DeliveryTag.tsx';
import { Suggestion } from './Suggestion.tsx';
import { FeedbackLink, MemberLinks, TookPart } from './whoTookPart.tsx';

type Part = { view: DeliveryPageView; page: PageContext };

export function deliveryPage(view: DeliveryPageView, page: PageContext): VNode {
  const { t } = page;
  const { delivery: one, suggestions } = view;
  const done = suggestions.filter(({ state }) => state === 'implemented').length;
  const open = suggestions.filter(({ state }) => state === 'proposed' || state === 'accepted').length;
  return page.frame({
    title: t('programmes.delivery.title', {
      kind: t(`programmes.delivery.kind.${one.kind}`),
      firm: one.enterpriseName,
    }),
    lead: t('programmes.delivery.lead', { programme: one.programmeTitle, suggestions: suggestions.length, done, open }),
    breadcrumbs: view.mayDeliver
      ? [
          { href: '/desk', text: t('programmes.desk.title') },
          { href: '/desk/visits', text: t('programmes.delivery.list') },
        ]
      : [{ href: '/firm', text: t('programmes.firm.title') }],
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        {view.feedbackPath !== null && <FeedbackLink path={view.feedbackPath} page={page} />}
        {view.memberPaths.length > 0 && <MemberLinks view={view} page={page} />}
        <Facts view={view} page={page} />
        {one.groupId !== null && <TookPart view={view} page={page} />}
        {view.mayDeliver && <NextStep view={view} page={page} />}
        <h2>{t('programmes.suggestion.list')}</h2>
        {suggestions.length === 0 && <p>{t('programmes.suggestion.none')}</p>}
        {suggestions.map((suggestion) => (
          <Suggestion suggestion={suggestion} mayFollow={view.mayFollow} page={page} />
        ))}
        {view.mayDeliver && (one.state === 'started' || one.state === 'completed') && (
          <SuggestForm view={view} page={page} />
        )}
      </>
    ),
  });
}

function Facts({ view: { delivery: one }, page: { t } }: Part) {
  const day = (key: string, iso: string | null) =>
    iso === null ? [] : [{ term: t(`programmes.delivery.${key}`), description: t.date(iso) }];
  return (
    <SummaryList
      rows={[
        { term: t('programmes.delivery.state'), description: <DeliveryTag t={t} state={one.state} /> },
        one.enterpriseId === null
          ? { term: t('programmes.group.name'), description: one.enterpriseName }
          : {
              term: t('programmes.delivery.firm'),
              description: <a href={`/suppliers/${one.enterpriseId}`}>{one.enterpriseName}</a>,
            },
        {
          term: t('programmes.delivery.programme'),
          description: <a href={`/programmes/${one.programmeId}`}>{one.programmeTitle}</a>,
        },
        ...day('plannedOn', one.plannedOn),
        ...day('startedOn', one.startedOn),
        ...day('completedOn', one.completedOn),
        ...(one.hours === null
          ? []
          : [{ term: t('programmes.group.hours'), description: t.number(Number(one.hours)) }]),
        ...(one.summary === null ? [] : [{ term: t('programmes.delivery.summary'), description: one.summary }]),
      ]}
    />
  );
}

function NextStep({ view, page }: Part) {
  const { t } = page;
  const { delivery: one, answers } = view;
  const errorOf = (field: string) => {
    const issue = view.issues.find((each) => each.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  if (one.state === 'planned') {
    return (
      <>
        <Form
          page={page}
          action={`/visits/${one.id}/start`}
          version={one.version}
          label={t('programmes.delivery.start')}
        >
          <Input
            id="startedOn"
            name="startedOn"
            type="date"
            width={10}
            label={t('programmes.delivery.startedOn')}
            hint={t('programmes.delivery.startedOn.hint')}
            value={answers.startedOn ?? page.today}
            error={errorOf('startedOn')}
          />
          <Actions>
            <Button>{t('programmes.delivery.start')}</Button>
          </Actions>
        </Form>
        <Form
          page={page}
          action={`/visits/${one.id}/cancel`}
          version={one.version}
          label={t('programmes.delivery.cancel')}
        >
          <Button kind="quiet">{t('programmes.delivery.cancel')}</Button>
        </Form>
      </>
    );
  }
  if (one.state !== 'started') return null;
  return (
    <Details
      summary={t('programmes.delivery.complete')}
      open={view.issues.some(({ field }) => field === 'summary' || field === 'completedOn')}
    >
      <Form page={page} action={`/visits/${one.id}/complete`} version={one.version}>
        <Input
          id="completedOn"
          name="completedOn"
          type="date"
          width={10}
          label={t('programmes.delivery.completedOn')}
          value={answers.completedOn ?? page.today}
          error={errorOf('completedOn')}
        />
        <TextArea
          id="summary"
          name="summary"
          label={t('programmes.delivery.summary')}
          hint={t('programmes.delivery.summary.hint')}
          value={answers.summary ?? ''}
          error={errorOf('summary')}
        />
        {one.groupId !== null && (
          <>
            <Checkboxes
              id="participants"
              name="participants"
              label={t('programmes.group.participants.took')}
              hint={t('programmes.group.participants.hint')}
              values={view.participants.map(({ enterpriseId }) => enterpriseId)}
              options={view.candidates.map(({ enterpriseId, name }) => ({ value: enterpriseId, text: name }))}
            />
            <Input
              id="hours"
              name="hours"
              width={4}
              inputMode="decimal"
              optional={t('html.form.optional')}
              label={t('programmes.group.hours')}
              hint={t('programmes.group.hours.hint')}
              value={answers.hours ?? ''}
              error={errorOf('hours')}
            />
          </>
        )}
        <Actions>
          <Button>{t('programmes.delivery.complete')}</Button>
        </Actions>
      </Form>
    </Details>
  );
}

function SuggestForm({ view, page }: Part) {
  const { t } = page;
  const { delivery: one, answers, issues, currency } = view;
  const errorOf = (field: string) => {
    const issue = issues.find((each) => each.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  return (
    <>
      <h2>{t('programmes.suggestion.new')}</h2>
      <Form page={page} action={`/visits/${one.id}/suggestions`}>
        <Select
          id="gap"
          name="gap"
          label={t('programmes.suggestion.gap')}
          value={answers.gap ?? ''}
          error={errorOf('gap')}
          options={[
            { value: '', text: t('programmes.round.form.choose') },
            ...gaps.map(({ code, title }) => ({ value: code, text: title })),
          ]}
        />
        <TextArea
          id="action"
          name="action"
          rows={3}
          label={t('programmes.suggestion.action')}
          hint={t('programmes.suggestion.action.hint')}
          value={answers.action ?? ''}
          error={errorOf('action')}
        />
        <Input
          id="expectedGain"
          name="expectedGain"
          width={10}
          inputMode="decimal"
          suffix={currency}
          label={t('programmes.suggestion.expectedGain')}
          optional={t('html.form.optional')}
          value={answers.expectedGain ?? ''}
          error={errorOf('expectedGain')}
        />
        <Input
          id="dueOn"
          name="dueOn"
          type="date"
          width={10}
          label={t('programmes.suggestion.dueOn')}
          optional={t('html.form.optional')}
          value={answers.dueOn ?? ''}
          error={errorOf('dueOn')}
        />
        <Actions>
          <Button kind="secondary">{t('programmes.suggestion.add')}</Button>
        </Actions>
      </Form>
    </>
  );
}
