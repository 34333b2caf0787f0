import type { VNode } from 'preact';
import { identifierSchemes } from '../../../../codes/index.ts';
import {
  Actions,
  Button,
  Details,
  Empty,
  Form,
  Input,
  LinkButton,
  Select,
  Table,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { nameKinds } from '../../mapping/model.ts';
import type { NamesPageView } from '../view.ts';

type Part = { view: NamesPageView; page: PageContext };

export function namesPage(view: NamesPageView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('registry.otherName.title'),
    lead: t('registry.otherName.lead', { name: view.name }),
    breadcrumbs: [
      { href: '/suppliers', text: t('registry.search.title') },
      { href: `/suppliers/${view.id}`, text: view.name },
    ],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <Names view={view} page={page} />
        <h2>{t('registry.otherName.add')}</h2>
        <NameForm view={view} page={page} />
        <Numbers view={view} page={page} />
        <h2>{t('registry.number.add')}</h2>
        <NumberForm view={view} page={page} />
        <Actions>
          <LinkButton kind="quiet" href={`/suppliers/${view.id}`}>
            {t('registry.back')}
          </LinkButton>
        </Actions>
      </>
    ),
  });
}

function Names({ view, page }: Part) {
  const { t } = page;
  const caption = t('registry.otherName.stated');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      columns={[
        { label: t('registry.otherName.text') },
        { label: t('registry.otherName.kind'), named: true },
        { label: t('registry.otherName.valid'), named: true },
        { label: t('registry.capability.end'), named: true },
      ]}
      rows={view.names.map((one) => [
        <span lang={one.language ?? undefined}>{one.text}</span>,
        t(`registry.name.kind.${one.kind}`),
        [one.validFrom, one.validTo].map((day) => (day === null ? '…' : t.date(day, 'short'))).join(' – '),
        <Form
          page={page}
          action={`/suppliers/${view.id}/names/${one.id}/withdraw`}
          label={`${t('registry.capability.withdraw')} ${one.text}`}
        >
          <Button kind="quiet">
            {t('registry.capability.withdraw')} <span class="hidden-visually">{one.text}</span>
          </Button>
        </Form>,
      ])}
      empty={
        <Empty title={t('registry.otherName.none')}>
          <p>{t('registry.otherName.none.text')}</p>
        </Empty>
      }
    />
  );
}

function NameForm({ view: { id, nameAnswers, issues }, page }: Part) {
  const { t } = page;
  const errorOf = errorsByField(t, issues);
  const optional = t('html.form.optional');
  return (
    <Form page={page} action={`/suppliers/${id}/names`}>
      <Select
        id="kind"
        name="kind"
        label={t('registry.otherName.kind')}
        value={nameAnswers.kind}
        error={errorOf('kind')}
        options={[
          { value: '', text: t('registry.capability.choose') },
          ...nameKinds.map((value) => ({ value, text: t(`registry.name.kind.${value}`) })),
        ]}
      />
      <Input
        id="text"
        name="text"
        label={t('registry.otherName.text')}
        value={nameAnswers.text}
        error={errorOf('text')}
      />
      <Input
        id="language"
        name="language"
        width={10}
        label={t('registry.otherName.language')}
        hint={t('registry.otherName.language.hint')}
        optional={optional}
        value={nameAnswers.language}
        error={errorOf('language')}
      />
      <Input
        id="validFrom"
        name="validFrom"
        type="date"
        width={10}
        label={t('registry.capability.validFrom')}
        optional={optional}
        value={nameAnswers.validFrom}
        error={errorOf('validFrom')}
      />
      <Input
        id="validTo"
        name="validTo"
        type="date"
        width={10}
        label={t('registry.capability.validTo')}
        optional={optional}
        value={nameAnswers.validTo}
        error={errorOf('validTo')}
      />
      <Button>{t('registry.otherName.submit')}</Button>
    </Form>
  );
}

function Numbers({ view, page }: Part) {
  const { t } = page;
  const caption = t('registry.number.stated');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      columns={[
        { label: t('registry.number.value') },
        { label: t('registry.number.scheme'), named: true },
        { label: t('registry.number.from'), named: true },
        { label: t('registry.capability.end'), named: true },
      ]}
      rows={view.numbers.map(({ scheme, value, statedBy }) => [
        <span class="tabular">{value}</span>,
        scheme,
        t(`registry.capability.statedBy.${statedBy ?? 'register'}`),
        statedBy === null ? (
          '–'
        ) : (
          <Form
            page={page}
            action={`/suppliers/${view.id}/numbers/withdraw`}
            label={`${t('registry.capability.withdraw')} ${value}`}
          >
            <input type="hidden" name="scheme" value={scheme} />
            <input type="hidden" name="value" value={value} />
            <Button kind="quiet">
              {t('registry.capability.withdraw')} <span class="hidden-visually">{value}</span>
            </Button>
          </Form>
        ),
      ])}
      empty={<Empty title={t('registry.enterprise.unregistered')} />}
    />
  );
}

function NumberForm({ view: { id, numberAnswers, issues }, page }: Part) {
  const { t, economy } = page;
  const errorOf = errorsByField(t, issues);
  const here = identifierSchemes.filter((one) => one.economy === null || one.economy === economy.code);
  return (
    <Form page={page} action={`/suppliers/${id}/numbers`}>
      <Input
        id="scheme"
        name="scheme"
        width={10}
        label={t('registry.number.scheme')}
        hint={t('registry.number.scheme.hint')}
        value={numberAnswers.scheme}
        error={errorOf('scheme')}
      />
      <Details summary={t('registry.number.schemes')}>
        <ul>
          {here.map(({ code, title }) => (
            <li>
              <span class="tabular">{code}</span> {title}
            </li>
          ))}
        </ul>
      </Details>
      <Input
        id="value"
        name="value"
        label={t('registry.number.value')}
        value={numberAnswers.value}
        error={errorOf('value')}
      />
      <Button>{t('registry.number.submit')}</Button>
    </Form>
  );
}
