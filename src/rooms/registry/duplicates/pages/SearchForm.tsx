import { Actions, Button, Checkboxes, Form, Input } from '../../../../platform/html/components/index.ts';
import { errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { leastUpperThreshold } from '../model.ts';
import type { QueueView } from '../view.ts';

/** Starts a search; merging without a person is off unless it is asked for. */
export function SearchForm({ view, page }: { view: QueueView; page: PageContext }) {
  const { t } = page;
  const errorOf = errorsByField(t, view.issues);
  const { lastRun } = view;
  return (
    <>
      <h2>{t('registry.duplicate.search')}</h2>
      <p>
        {lastRun === null
          ? t('registry.duplicate.search.never')
          : t('registry.duplicate.search.last', {
              date: t.date(lastRun.finishedAt),
              firms: lastRun.figures.firms,
              found: lastRun.figures.found,
            })}
      </p>
      <Form page={page} action="/desk/duplicates/search" label={t('registry.duplicate.search')}>
        <Checkboxes
          id="automatic"
          name="automatic"
          label={t('registry.duplicate.automatic')}
          hint={t('registry.duplicate.automatic.hint')}
          values={view.search.automatic ? ['on'] : []}
          options={[{ value: 'on', text: t('registry.duplicate.automatic.on') }]}
        />
        <Input
          id="upper"
          name="upper"
          label={t('registry.duplicate.upper')}
          hint={t('registry.duplicate.upper.hint', { least: leastUpperThreshold })}
          value={view.search.upper}
          width={4}
          inputMode="decimal"
          error={errorOf('upper')}
        />
        <Actions>
          <Button kind="secondary">{t('registry.duplicate.search.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
