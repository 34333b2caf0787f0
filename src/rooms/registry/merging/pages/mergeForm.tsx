import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Empty,
  Form,
  LinkButton,
  Radios,
  SearchBox,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { EnterpriseView } from '../../views/enterprise.ts';
import type { MergeFormView } from '../view.ts';
import { Compared } from './Compared.tsx';

type Part = { view: MergeFormView; page: PageContext };

export function mergeFormPage(view: MergeFormView, page: PageContext): VNode {
  const { t } = page;
  const { firm, other } = view;
  return page.frame({
    title: t('registry.merge.title', { name: firm.name }),
    lead: t('registry.merge.lead'),
    breadcrumbs: [{ href: `/suppliers/${firm.id}`, text: firm.name }],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <SearchBox
          action={`/suppliers/${firm.id}/merge`}
          name="q"
          label={t('registry.merge.search')}
          hint={t('registry.merge.search.hint')}
          submit={t('registry.merge.search.submit')}
          value={view.q}
        />
        {view.q !== '' && <Found view={view} page={page} />}
        {other !== null && <MergeThem view={view} other={other} page={page} />}
      </>
    ),
  });
}

function Found({ view, page: { t } }: Part) {
  if (view.found.length === 0) return <Empty title={t('registry.merge.none')}>{t('registry.merge.none.text')}</Empty>;
  return (
    <>
      <h2>{t('registry.merge.found')}</h2>
      <ul>
        {view.found.map(({ id, name, place }) => (
          <li>
            <a href={`/suppliers/${view.firm.id}/merge?other=${id}`}>{name}</a>{' '}
            <span class="muted small">{[id, place].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function MergeThem({ view, other, page }: Part & { other: EnterpriseView }) {
  const { t } = page;
  const { firm, answers } = view;
  const errorOf = errorsByField(t, view.issues);
  return (
    <>
      <h2>{t('registry.merge.compare')}</h2>
      <Compared firms={[firm, other]} page={page} />
      <Form page={page} action={`/suppliers/${firm.id}/merge`} label={t('registry.merge.submit')}>
        <input type="hidden" name="other" value={other.id} />
        <Radios
          id="into"
          name="into"
          label={t('registry.duplicate.into')}
          hint={t('registry.duplicate.into.hint')}
          value={answers.into}
          error={errorOf('into')}
          options={[firm, other].map(({ id, name, establishments }) => ({
            value: id,
            text: `${name} (${id})`,
            hint: t('registry.merge.establishments', { count: establishments.length }),
          }))}
        />
        <TextArea
          id="reason"
          name="reason"
          label={t('registry.duplicate.reason')}
          hint={t('registry.duplicate.reason.hint')}
          value={answers.reason}
          rows={3}
          error={errorOf('reason')}
        />
        <Actions>
          <Button>{t('registry.merge.submit')}</Button>
          <LinkButton kind="quiet" href={`/suppliers/${firm.id}`}>
            {t('registry.merge.leave')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
