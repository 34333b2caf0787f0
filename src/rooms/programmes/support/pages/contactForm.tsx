import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Form,
  Input,
  LinkButton,
  Select,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { contactKinds } from '../model.ts';
import type { ContactFormView } from '../views.ts';

type Part = { view: ContactFormView; page: PageContext };

export function contactFormPage(view: ContactFormView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: view.id === null ? t('support.desk.new') : String(view.answers.name ?? ''),
    lead: view.isWithdrawn ? t('support.withdrawn.lead') : t('support.form.lead'),
    breadcrumbs: [{ href: '/desk/contacts', text: t('support.desk.title') }],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <Form
          page={page}
          action={view.id === null ? '/desk/contacts' : `/desk/contacts/${view.id}`}
          version={view.version ?? undefined}
        >
          <Fields view={view} page={page} />
          <Actions>
            <Button>{t('support.form.submit')}</Button>
            <LinkButton kind="quiet" href="/desk/contacts">
              {t('support.form.back')}
            </LinkButton>
          </Actions>
        </Form>
        {view.id !== null && <Withdraw view={view} page={page} />}
      </>
    ),
  });
}

function Withdraw({ view, page }: Part) {
  const { t } = page;
  const turn = view.isWithdrawn ? 'show' : 'withdraw';
  return (
    <Form
      page={page}
      action={`/desk/contacts/${view.id}/${turn}`}
      version={view.version ?? undefined}
      label={t(`support.${turn}`)}
    >
      <Actions>
        <Button kind={view.isWithdrawn ? 'secondary' : 'warning'}>{t(`support.${turn}`)}</Button>
      </Actions>
    </Form>
  );
}

const texts = [
  'address',
  'email',
  'phone',
  'url',
  'languages',
  'industries',
  'longitude',
  'latitude',
  'lastVerifiedOn',
] as const;
const hinted: ReadonlySet<string> = new Set(['languages', 'industries', 'longitude', 'lastVerifiedOn', 'phone']);

function Fields({ view: { answers, issues, towns, economies, gaps }, page: { t } }: Part) {
  const errorOf = errorsByField(t, issues);
  const text = (field: string) => String(answers[field] ?? '');
  const choose = { value: '', text: t('support.form.none') };
  const shared = (field: string) => ({
    id: field,
    name: field,
    label: t(`support.field.${field}`),
    hint: hinted.has(field) ? t(`support.field.${field}.hint`) : undefined,
    error: errorOf(field),
    value: text(field),
  });
  const chosen = answers.gaps ?? [];
  return (
    <>
      <Select
        {...shared('kind')}
        options={[choose, ...contactKinds.map((kind) => ({ value: kind, text: t(`support.kind.${kind}`) }))]}
      />
      <Input {...shared('name')} width="full" />
      <Select {...shared('placeCode')} options={[choose, ...towns]} />
      <Select {...shared('abroad')} options={[choose, ...economies]} />
      {texts.map((field) => (
        <Input {...shared(field)} />
      ))}
      <Details summary={t('support.field.gaps')} open={chosen.length > 0}>
        <Checkboxes
          id="gaps"
          name="gaps"
          label={t('support.field.gaps')}
          hint={t('support.field.gaps.hint')}
          error={errorOf('gaps')}
          values={typeof chosen === 'string' ? [chosen] : chosen}
          options={gaps}
        />
      </Details>
    </>
  );
}
