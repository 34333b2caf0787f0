import { Details } from '../../../../platform/html/components/index.ts';
import { stackingRules } from '../model.ts';
import { currencyOf, type FormPart, isUsed, LinesInput, TextInput } from './formParts.tsx';
import { SmallTable } from './SmallTable.tsx';

/** What the programme gives: shares, amounts, and what may not be had beside it. */
export function Money(part: FormPart) {
  const { t, economy } = part.page;
  const currency = currencyOf(economy.code);
  return (
    <>
      <h2>{t('catalogue.gives')}</h2>
      <TextInput {...part} name="rate" hasHint optional suffix="%" width={4} />
      <TextInput {...part} name="rateTo" hasHint optional suffix="%" width={4} />
      <TextInput {...part} name="shareOf" hasHint optional />
      <TextInput {...part} name="ceiling" optional width={10} suffix={currency} />
      <Details
        summary={t('catalogue.form.amounts')}
        open={isUsed(part, ['amountLeast', 'amountMost', 'eligibleCosts', 'tierWhen1', 'tierRate1'])}
      >
        <TextInput {...part} name="amountLeast" optional width={10} suffix={currency} />
        <TextInput {...part} name="amountMost" optional width={10} suffix={currency} />
        <LinesInput {...part} name="eligibleCosts" />
        <SmallTable
          {...part}
          caption={t('catalogue.form.tiers')}
          columns={['tierWhen', 'tierRate', 'tierRateTo', 'tierCeiling'].map((field) => ({
            field,
            label: t(`catalogue.form.${field}`, { currency }),
          }))}
        />
      </Details>
      <Details summary={t('catalogue.form.stacking')} open={isUsed(part, ['stackWith1', 'stackPeriod1'])}>
        <p class="hint">{t('catalogue.form.stacking.hint')}</p>
        <SmallTable
          {...part}
          caption={t('catalogue.field.stacking')}
          columns={[
            { field: 'stackWith', label: t('catalogue.form.stackWith') },
            {
              field: 'stackRule',
              label: t('catalogue.form.stackRule'),
              options: stackingRules.map((rule) => ({ value: rule, text: t(`catalogue.stacking.${rule}`) })),
            },
            { field: 'stackPeriod', label: t('catalogue.form.stackPeriod') },
          ]}
        />
      </Details>
    </>
  );
}
