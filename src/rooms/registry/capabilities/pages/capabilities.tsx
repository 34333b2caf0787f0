import type { VNode } from 'preact';
import { capabilityTerms } from '../../../../codes/index.ts';
import {
  Actions,
  Button,
  Details,
  Empty,
  Form,
  Input,
  LinkButton,
  Notice,
  Radios,
  Select,
  Table,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { capabilityKinds } from '../model.ts';
import type { CapabilitiesPageView } from '../view.ts';
import { CapabilityText } from './CapabilityList.tsx';

type Part = { view: CapabilitiesPageView; page: PageContext };

export function capabilitiesPage(view: CapabilitiesPageView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('registry.capability.title'),
    lead: t('registry.capability.lead', { name: view.name }),
    breadcrumbs: [
      { href: '/suppliers', text: t('registry.search.title') },
      { href: `/suppliers/${view.id}`, text: view.name },
    ],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        {view.withdrawn !== null && (
          <Notice tone="good" role="status">
            <p>{t('registry.capability.withdrawn')}</p>
            <Form page={page} action={`/suppliers/${view.id}/capabilities/${view.withdrawn}/put-back`}>
              <Button kind="secondary">{t('registry.capability.putBack')}</Button>
            </Form>
          </Notice>
        )}
        <Stated view={view} page={page} />
        <h2>{t('registry.capability.add')}</h2>
        <AddForm view={view} page={page} />
      </>
    ),
  });
}

function Stated({ view, page }: Part) {
  const { t } = page;
  const caption = t('registry.capability.stated');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      columns={[
        { label: t('registry.capability.kind') },
        { label: t('registry.capability.what'), named: true },
        { label: t('registry.capability.end'), named: true },
      ]}
      rows={view.capabilities.map((one) => [
        t(`registry.capability.kind.${one.kind}`),
        <CapabilityText one={one} page={page} />,
        <Form
          page={page}
          action={`/suppliers/${view.id}/capabilities/${one.id}/withdraw`}
          label={t('registry.capability.withdraw.label', { text: one.text })}
        >
          <Button kind="quiet">
            {t('registry.capability.withdraw')} <span class="hidden-visually">{one.text}</span>
          </Button>
        </Form>,
      ])}
      empty={
        <Empty title={t('registry.capability.none')}>
          <p>{t('registry.capability.none.text')}</p>
        </Empty>
      }
    />
  );
}

function AddForm({ view, page }: Part) {
  const { t } = page;
  const { answers } = view;
  const errorOf = errorsByField(t, view.issues);
  const input = (field: keyof typeof answers, more: Partial<Parameters<typeof Input>[0]> = {}) => (
    <Input
      id={field}
      name={field}
      label={t(`registry.capability.${field}`)}
      value={answers[field]}
      error={errorOf(field)}
      {...more}
    />
  );
  return (
    <Form page={page} action={`/suppliers/${view.id}/capabilities`}>
      <Select
        id="kind"
        name="kind"
        label={t('registry.capability.kind')}
        value={answers.kind}
        error={errorOf('kind')}
        options={[
          { value: '', text: t('registry.capability.choose') },
          ...capabilityKinds.map((value) => ({ value, text: t(`registry.capability.kind.${value}`) })),
        ]}
      />
      {input('text', { hint: t('registry.capability.text.hint') })}
      <Details summary={t('registry.capability.words')}>
        <KnownWords page={page} />
      </Details>
      {input('number', {
        inputMode: 'decimal',
        width: 10,
        optional: t('html.form.optional'),
        hint: t('registry.capability.number.hint'),
      })}
      {input('unit', { width: 10, optional: t('html.form.optional') })}
      {input('spareShare', { inputMode: 'decimal', width: 4, suffix: '%', optional: t('html.form.optional') })}
      {input('issuer', { optional: t('html.form.optional') })}
      {input('certificateNumber', { optional: t('html.form.optional') })}
      {input('validFrom', { type: 'date', width: 10, optional: t('html.form.optional') })}
      {input('validTo', { type: 'date', width: 10, optional: t('html.form.optional') })}
      <Radios
        id="visibility"
        name="visibility"
        label={t('registry.capability.visibility')}
        value={answers.visibility}
        options={(['public', 'internal'] as const).map((value) => ({
          value,
          text: t(`registry.capability.visibility.${value}`),
        }))}
      />
      <Actions>
        <Button>{t('registry.capability.submit')}</Button>
        <LinkButton kind="quiet" href={`/suppliers/${view.id}`}>
          {t('registry.back')}
        </LinkButton>
      </Actions>
    </Form>
  );
}

/** The words by which buyers look; others are kept too. */
const KnownWords = ({ page: { t } }: { page: PageContext }) => (
  <>
    {(['process', 'material', 'certificate'] as const).map((kind) => (
      <p>
        <strong>{t(`registry.capability.kind.${kind}`)}</strong>{' '}
        {capabilityTerms[kind].map(({ title }) => title).join('; ')}
      </p>
    ))}
  </>
);
