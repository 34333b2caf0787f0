import type { VNode } from 'preact';
import {
  Actions,
  Button,
  FileUpload,
  Form,
  Input,
  KeyFigures,
  Notice,
  SummaryList,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { moneyText } from '../../rounds/pages/words.tsx';
import type { ClaimView, VoucherPageView } from '../views/vouchers.ts';

type Part = { view: VoucherPageView; page: PageContext };

export function voucherPage(view: VoucherPageView, page: PageContext): VNode {
  const { t } = page;
  const { voucher } = view;
  const { currency } = voucher;
  const money = (amount: string) => moneyText(t, { amount, currency });
  const left = Math.max(0, Number(voucher.ceiling) - Number(voucher.claimed));
  const since = [t('programmes.voucher.asOf', { date: t.date(page.today) })];
  return page.frame({
    title: t('programmes.voucher.title', { firm: voucher.enterpriseName }),
    lead: t('programmes.voucher.lead', {
      programme: voucher.programmeTitle,
      share: t.number(Number(voucher.share), { style: 'percent' }),
      ceiling: money(voucher.ceiling),
      expiresOn: t.date(voucher.expiresOn),
    }),
    breadcrumbs: view.mayDecide
      ? [{ href: '/desk', text: t('programmes.desk.title') }]
      : [{ href: '/firm', text: t('programmes.firm.title') }],
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        <KeyFigures
          figures={[
            {
              label: t('programmes.voucher.ceiling'),
              value: money(voucher.ceiling),
              facts: [t('programmes.voucher.grantedOn', { date: t.date(voucher.grantedOn) })],
            },
            ...(view.isMember
              ? []
              : [
                  { label: t('programmes.voucher.paid'), value: money(voucher.paid), facts: since },
                  { label: t('programmes.voucher.left'), value: money(String(left)), facts: since },
                ]),
          ]}
        />
        {view.parts.length > 0 && <Parts view={view} page={page} />}
        {!view.isMember && <h2>{t('programmes.claim.list')}</h2>}
        {!view.isMember && view.claims.length === 0 && <p>{t('programmes.claim.none')}</p>}
        {view.claims.map((claim) => (
          <Claim claim={claim} mayDecide={view.mayDecide} page={page} />
        ))}
        {view.mayClaim && left > 0 && <ClaimForm view={view} page={page} />}
        {view.mayClaim && left === 0 && <Notice>{t('programmes.voucher.nothingLeft')}</Notice>}
      </>
    ),
  });
}

/** Who shares a group's voucher: everybody for the group and the agency, itself for a member firm. */
function Parts({ view: { parts, voucher, isMember }, page: { t } }: Part) {
  const caption = t(isMember ? 'programmes.group.parts.own' : 'programmes.group.parts');
  const money = (amount: string) => moneyText(t, { amount, currency: voucher.currency });
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        columns={[
          { label: t('programmes.delivery.firm') },
          { label: t('programmes.group.part'), numeric: true, named: true },
          { label: t('programmes.group.part.paid'), numeric: true, named: true },
        ]}
        rows={parts.map(({ enterpriseId, name, amount, paid }) => [
          <a href={`/suppliers/${enterpriseId}`}>{name}</a>,
          money(amount),
          money(paid),
        ])}
        empty=""
        note={t('programmes.group.parts.note')}
      />
    </>
  );
}

function Claim({ claim, mayDecide, page }: { claim: ClaimView; mayDecide: boolean; page: PageContext }) {
  const { t } = page;
  const money = (amount: string) => moneyText(t, { amount, currency: claim.currency });
  return (
    <article id={claim.id} class="card">
      <h3>{t('programmes.claim.of', { supplier: claim.supplier, number: claim.invoiceNumber })}</h3>
      <SummaryList
        rows={[
          {
            term: t('programmes.claim.state'),
            description: (
              <Tag tone={claim.state === 'paid' ? 'good' : claim.state === 'submitted' ? 'brand' : 'neutral'}>
                {t(`programmes.claim.state.${claim.state}`)}
              </Tag>
            ),
          },
          {
            term: t('programmes.claim.invoiced'),
            description: t('programmes.claim.invoicedText', {
              amount: money(claim.invoiceAmount),
              date: t.date(claim.invoicedOn),
            }),
          },
          { term: t('programmes.claim.payable'), description: money(claim.payable) },
          ...(claim.evidenceName === null
            ? []
            : [
                {
                  term: t('programmes.claim.evidence'),
                  description: <a href={`/claims/${claim.id}/evidence`}>{claim.evidenceName}</a>,
                },
              ]),
          ...(claim.decidedAt === null
            ? []
            : [{ term: t('programmes.claim.decidedAt'), description: t.date(claim.decidedAt) }]),
          ...(claim.reason === null ? [] : [{ term: t('programmes.claim.reason'), description: claim.reason }]),
        ]}
      />
      {mayDecide && claim.state === 'submitted' && (
        <Form
          page={page}
          action={`/claims/${claim.id}/decide`}
          version={claim.version}
          label={t('programmes.claim.decide', { number: claim.invoiceNumber })}
        >
          <Input
            id={`reason-${claim.id}`}
            name="reason"
            label={t('programmes.claim.reason')}
            hint={t('programmes.claim.reason.hint')}
          />
          <Actions>
            <Button name="decision" value="pay">
              {t('programmes.claim.pay', { amount: money(claim.payable) })}
            </Button>
            <Button kind="secondary" name="decision" value="refuse">
              {t('programmes.claim.refuse')}
            </Button>
          </Actions>
        </Form>
      )}
    </article>
  );
}

function ClaimForm({ view: { voucher, answers, issues }, page }: Part) {
  const { t } = page;
  const field = (name: string, more: object = {}) => {
    const issue = issues.find((one) => one.field === name);
    return {
      id: name,
      name,
      label: t(`programmes.claim.${name}`),
      value: answers[name] ?? '',
      error: issue === undefined ? undefined : t(issue.key),
      ...more,
    };
  };
  return (
    <>
      <h2>{t('programmes.claim.new')}</h2>
      <Form page={page} action={`/vouchers/${voucher.id}/claims`} multipart>
        <Input {...field('supplier')} />
        <Input {...field('invoiceNumber', { width: 10 })} />
        <Input {...field('invoicedOn', { type: 'date', width: 10 })} />
        <Input {...field('invoiceAmount', { width: 10, inputMode: 'decimal', suffix: voucher.currency })} />
        <FileUpload
          {...field('evidence', { hint: t('programmes.claim.evidence.hint') })}
          accept=".pdf,.png,.jpg,.jpeg"
        />
        <Actions>
          <Button>{t('programmes.claim.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
