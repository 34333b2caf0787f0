import {
  Actions,
  Button,
  Form,
  Input,
  LinkButton,
  Notice,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { WhatIfView } from '../views/whatIf.ts';

type Part = { view: WhatIfView; page: PageContext };

/** A form that only asks: its address holds the change. */
export function WhatIfForm({ view, page: { t, economy } }: Part) {
  const errorOf = errorsByField(t, view.issues);
  const address = `/desk/reach/${view.programme.id}/what-if`;
  return (
    <form class="form" method="get" action={address} aria-label={t('reach.whatIf.form')}>
      <input type="hidden" name="economy" value={economy.code} />
      {view.criteria.map((criterion) => (
        <Criterion criterion={criterion} error={errorOf(criterion.field)} t={t} />
      ))}
      <Input
        id="amount"
        name="amount"
        label={t('reach.whatIf.amount')}
        hint={t('reach.whatIf.amount.hint')}
        value={view.cost.amount}
        error={errorOf('amount')}
        width={10}
        inputMode="decimal"
        suffix={view.cost.currency}
      />
      <Input
        id="takeUp"
        name="takeUp"
        label={t('reach.whatIf.takeUp')}
        hint={t('reach.whatIf.takeUp.hint')}
        value={view.cost.takeUp}
        error={errorOf('takeUp')}
        width={4}
        inputMode="decimal"
        suffix="%"
      />
      {view.curve.options.length > 0 && (
        <Select
          id="curve"
          name="curve"
          label={t('reach.whatIf.curve.choose')}
          value={view.curve.limit}
          options={view.curve.options}
        />
      )}
      <Actions>
        <Button>{t('reach.whatIf.show')}</Button>
        {view.isChanged && (
          <LinkButton kind="quiet" href={address}>
            {t('reach.whatIf.reset')}
          </LinkButton>
        )}
      </Actions>
    </form>
  );
}

interface CriterionProps {
  criterion: WhatIfView['criteria'][number];
  error: string | undefined;
  t: PageContext['t'];
}

const longList = 40;

function Criterion({ criterion, error, t }: CriterionProps) {
  const { field, title, now, kind, value, suffix, changed } = criterion;
  if (kind === 'fixed') return <p>{t('reach.whatIf.fixed', { title, now })}</p>;
  const hint = t(changed ? 'reach.whatIf.now.changed' : 'reach.whatIf.now', { now });
  const shared = { id: field, name: field, label: title, hint, value, error };
  if (kind === 'boolean')
    return (
      <Select
        {...shared}
        options={[
          { value: 'yes', text: t('catalogue.value.yes') },
          { value: 'no', text: t('catalogue.value.no') },
        ]}
      />
    );
  if (kind === 'code' && value.length > longList) return <TextArea {...shared} rows={3} />;
  return <Input {...shared} {...(kind === 'number' ? { width: 10 as const } : {})} suffix={suffix ?? undefined} />;
}

/** The change as a draft, which is looked at before it is in force. */
export function KeepAsDraft({ view, page }: Part) {
  const { t } = page;
  if (!view.mayManage || !view.isChanged || view.issues.length > 0) return null;
  if (view.hasDraft)
    return (
      <Notice title={t('reach.whatIf.draft.exists')}>
        <a href={`/desk/programmes/${view.programme.id}/edit`}>{t('reach.whatIf.draft.open')}</a>
      </Notice>
    );
  return (
    <Form
      page={page}
      action={`/desk/reach/${view.programme.id}/what-if`}
      label={t('reach.whatIf.draft')}
      version={view.version}
    >
      {view.criteria
        .filter(({ changed }) => changed)
        .map(({ field, value }) => (
          <input type="hidden" name={field} value={value} />
        ))}
      <Actions>
        <Button kind="secondary">{t('reach.whatIf.draft')}</Button>
      </Actions>
    </Form>
  );
}
