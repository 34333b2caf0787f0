import { Button, Notice, Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import { type FormView, fieldOf, testFirms } from '../views/programmeForm.ts';
import type { FormPart } from './formParts.tsx';
import { RuleWords } from './words.tsx';

const tones: Record<NonNullable<FormView['preview']>['tests'][number]['outcome'], Tone> = {
  eligible: 'good',
  ineligible: 'neutral',
  unknown: 'caution',
};

/** The programme as firms will read it, tried out on three firms of the officer’s choice. */
export function Preview(part: FormPart) {
  const { view, page } = part;
  const { t } = page;
  const { preview } = view;
  if (preview === null) return null;
  return (
    <>
      <h2 id="preview">{t('catalogue.form.preview.title')}</h2>
      <RuleWords rule={preview.rule} />
      {preview.notes.map((note) => (
        <Notice tone="caution">{t(`catalogue.form.note.${note}`)}</Notice>
      ))}
      {preview.costShare !== null && (
        <p>
          {t('catalogue.field.costShare')}: {preview.costShare}
        </p>
      )}
      <Tests {...part} preview={preview} />
    </>
  );
}

function Tests({ view, page: { t }, preview }: FormPart & { preview: NonNullable<FormView['preview']> }) {
  const caption = t('catalogue.form.test.caption');
  return (
    <>
      <Table
        caption={caption}
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('catalogue.form.test.none')}
        columns={[
          { label: t('catalogue.form.row.fact') },
          ...testFirms.map((firm) => ({ label: t('catalogue.form.test.firm', { firm }), named: true })),
        ]}
        rows={[
          ...preview.facts.map(({ title }, i) => [
            title,
            ...testFirms.map((firm) => (
              <input
                class="input"
                name={`test${firm}${i + 1}`}
                value={fieldOf(view.answers, `test${firm}`, i + 1)}
                aria-label={t('catalogue.form.test.label', { firm, fact: title })}
              />
            )),
          ]),
          [
            t('catalogue.form.test.answer'),
            ...preview.tests.map(({ outcome, reasons }) => (
              <>
                <Tag tone={tones[outcome]}>{t(`catalogue.form.outcome.${outcome}`)}</Tag>
                {reasons.map((reason) => (
                  <p class="small">{reason}</p>
                ))}
              </>
            )),
          ],
        ]}
      />
      <p>
        <Button kind="secondary" name="action" value="preview">
          {t('catalogue.form.test.again')}
        </Button>
      </p>
    </>
  );
}
