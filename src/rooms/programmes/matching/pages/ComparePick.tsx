import type { ComponentChildren } from 'preact';
import { Actions, Button, Checkboxes, Details, Form } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { Result } from '../views/results.ts';

/** Programmes to be set side by side; the first two that can be had are ticked. `children` goes along. */
export function ComparePick({
  results,
  page,
  action,
  children,
}: {
  results: readonly Result[];
  page: PageContext;
  action: string;
  children: ComponentChildren;
}) {
  const { t } = page;
  if (results.length < 2) return null;
  const likely = [...results].sort((a, b) => rank(a) - rank(b));
  return (
    <Form page={page} action={action} label={t('matching.compare.pick')}>
      {children}
      <Details summary={t('matching.compare.pick')}>
        <Checkboxes
          id="ids"
          name="ids"
          label={t('matching.compare.which')}
          hint={t('matching.compare.most')}
          values={likely.slice(0, 2).map(({ programme }) => programme)}
          options={likely.map(({ programme, title }) => ({ value: programme, text: title }))}
        />
        <Actions>
          <Button kind="secondary">{t('matching.compare.submit')}</Button>
        </Actions>
      </Details>
    </Form>
  );
}

const rank = ({ group }: Result) => ['eligible', 'oneMissing', 'moreMissing', 'ineligible'].indexOf(group);
