import type { VNode } from 'preact';
import { gaps } from '../../../../codes/index.ts';
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Form,
  Input,
  LinkButton,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { type UpdateForm, updateKinds } from '../model.ts';
import type { UpdateFormView } from '../views/updates.ts';

export function updateFormPage({ id, version, state, form, issues }: UpdateFormView, page: PageContext): VNode {
  const { t, economy } = page;
  const errorOf = errorsByField(t, issues);
  const of = `economy=${economy.code}`;
  const field = (name: Exclude<keyof UpdateForm, 'gaps'>) => ({
    id: name,
    name,
    label: t(`updates.form.${name}`),
    value: form[name],
    error: errorOf(name),
  });
  return page.frame({
    title: id === null ? t('updates.form.new') : t('updates.form.edit'),
    lead: t('updates.form.lead'),
    breadcrumbs: [{ href: `/desk/updates?${of}`, text: t('updates.desk.title') }],
    errors: errorSummaryOf(t, issues),
    children: (
      <>
        <Form
          page={page}
          action={id === null ? `/desk/updates?${of}` : `/desk/updates/${id}?${of}`}
          {...(version === null ? {} : { version })}
        >
          <Select
            {...field('kind')}
            options={updateKinds.map((value) => ({ value, text: t(`updates.kind.${value}`) }))}
          />
          <Input {...field('title')} />
          <TextArea {...field('summary')} hint={t('updates.form.summary.hint')} />
          <TextArea
            {...field('body')}
            hint={t('updates.form.body.hint')}
            rows={10}
            optional={t('html.form.optional')}
          />
          <Input {...field('publisher')} />
          <Input {...field('url')} type="url" hint={t('updates.form.url.hint')} optional={t('html.form.optional')} />
          <Input {...field('startsOn')} type="date" width={10} hint={t('updates.form.startsOn.hint')} />
          <Input {...field('endsOn')} type="date" width={10} optional={t('html.form.optional')} />
          <Input {...field('place')} optional={t('html.form.optional')} />
          <Input {...field('industries')} hint={t('updates.form.industries.hint')} optional={t('html.form.optional')} />
          <Details summary={t('updates.form.gaps', { count: form.gaps.length })} open={form.gaps.length > 0}>
            <Checkboxes
              id="gaps"
              name="gaps"
              label={t('updates.gaps')}
              error={errorOf('gaps')}
              values={form.gaps}
              options={gaps.map(({ code, title }) => ({ value: code, text: title }))}
            />
          </Details>
          <Input {...field('language')} width={10} hint={t('updates.form.language.hint')} />
          <Input {...field('lastVerifiedOn')} type="date" width={10} optional={t('html.form.optional')} />
          <Actions>
            <Button name="action" value="publish">
              {t('updates.form.publish')}
            </Button>
            {state !== 'published' && (
              <Button name="action" value="draft" kind="secondary">
                {t('updates.form.draft')}
              </Button>
            )}
            <LinkButton kind="quiet" href={`/desk/updates?${of}`}>
              {t('programmes.back')}
            </LinkButton>
          </Actions>
        </Form>
        {id !== null && version !== null && state === 'published' && (
          <Form
            page={page}
            action={`/desk/updates/${id}/withdraw?${of}`}
            version={version}
            label={t('updates.form.withdraw')}
          >
            <p>{t('updates.form.withdraw.text')}</p>
            <Actions>
              <Button kind="warning">{t('updates.form.withdraw')}</Button>
            </Actions>
          </Form>
        )}
      </>
    ),
  });
}
