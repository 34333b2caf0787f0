import type { VNode } from 'preact';
import { Actions, Button, Form, Input } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { sharePrefix } from '../../groups/model.ts';
import { moneyText } from '../../rounds/pages/words.tsx';
import type { VoucherView } from '../views/vouchers.ts';

export interface VoucherOfApplication {
  applicationId: string;
  voucher: VoucherView | null;
  /** Firms of a group that may share it; none for a firm. */
  candidates: readonly { enterpriseId: string; name: string }[];
  mayGrant: boolean;
}

/** The voucher of an applicant that won one, or the form to grant it; under an application. */
export function voucherPanel(
  { applicationId, voucher, candidates, mayGrant }: VoucherOfApplication,
  page: PageContext,
): VNode {
  const { t } = page;
  return (
    <section>
      <h2>{t('programmes.voucher.heading')}</h2>
      {voucher !== null && (
        <p>
          <a href={`/vouchers/${voucher.id}`}>
            {t('programmes.voucher.upTo', {
              amount: moneyText(t, { amount: voucher.ceiling, currency: voucher.currency }),
            })}
          </a>
        </p>
      )}
      {voucher === null && !mayGrant && <p>{t('programmes.voucher.none')}</p>}
      {voucher === null && mayGrant && (
        <Form page={page} action={`/desk/applications/${applicationId}/voucher`} label={t('programmes.voucher.grant')}>
          <Input
            id="sharePercent"
            name="sharePercent"
            width={4}
            inputMode="decimal"
            suffix="%"
            label={t('programmes.voucher.share')}
            value="50"
          />
          <Input id="ceiling" name="ceiling" width={10} inputMode="decimal" label={t('programmes.voucher.ceiling')} />
          <Input id="expiresOn" name="expiresOn" type="date" width={10} label={t('programmes.voucher.expiresOn')} />
          {candidates.length > 0 && (
            <fieldset class="field">
              <legend>{t('programmes.group.shares')}</legend>
              <p class="hint">{t('programmes.group.shares.hint')}</p>
              {candidates.map(({ enterpriseId, name }) => (
                <Input
                  id={`${sharePrefix}${enterpriseId}`}
                  name={`${sharePrefix}${enterpriseId}`}
                  width={4}
                  inputMode="decimal"
                  label={t('programmes.group.share', { firm: name })}
                  value="1"
                />
              ))}
            </fieldset>
          )}
          <Actions>
            <Button kind="secondary">{t('programmes.voucher.grant')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}
