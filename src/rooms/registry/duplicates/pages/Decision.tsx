import { Actions, Button, Form, Radios, TextArea } from '../../../../platform/html/components/index.ts';
import { errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { decisions } from '../model.ts';
import type { PairPageView } from '../view.ts';

export function Decision({ view, page }: { view: PairPageView; page: PageContext }) {
  const { t } = page;
  const { pair, answers } = view;
  const errorOf = errorsByField(t, view.issues);
  return (
    <>
      <h2>{t('registry.duplicate.decide')}</h2>
      <Form page={page} action={`/desk/duplicates/${pair.id}/decision`} version={pair.version}>
        <Radios
          id="decision"
          name="decision"
          label={t('registry.duplicate.decision')}
          value={answers.decision}
          error={errorOf('decision')}
          options={decisions.map((value) => ({
            value,
            text: t(`registry.duplicate.decision.${value}`),
            hint: t(`registry.duplicate.decision.${value}.hint`),
          }))}
        />
        <Radios
          id="into"
          name="into"
          label={t('registry.duplicate.into')}
          hint={t('registry.duplicate.into.hint')}
          value={answers.into || view.keeps}
          options={[
            { value: pair.aNow, text: `${pair.aName} (${pair.aNow})`, hint: hintOf(pair.aHangs) },
            { value: pair.bNow, text: `${pair.bName} (${pair.bNow})`, hint: hintOf(pair.bHangs) },
          ]}
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
          <Button>{t('registry.duplicate.decide.submit')}</Button>
        </Actions>
      </Form>
    </>
  );

  function hintOf(count: number) {
    return t('registry.duplicate.hangs.count', { count });
  }
}
