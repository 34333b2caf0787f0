import { gaps } from '../../../../codes/index.ts';
import { Checkboxes, Details, Radios } from '../../../../platform/html/components/index.ts';
import { channelKinds, goals } from '../model.ts';
import { type FormPart, isUsed, LinesInput, TextInput } from './formParts.tsx';
import { SmallTable } from './SmallTable.tsx';

/** What it asks of firms, what it is for, and how one gets it. */
export function Duties(part: FormPart) {
  const { view, page, errorOf } = part;
  const { t } = page;
  return (
    <>
      <h2>{t('catalogue.form.duties')}</h2>
      <LinesInput {...part} name="evidence" hint={t('catalogue.form.evidence.hint')} rows={4} />
      <LinesInput {...part} name="obligations" rows={4} />
      <Details summary={t('catalogue.form.goals', { count: view.answers.goals.length })}>
        <Checkboxes
          id="goals"
          name="goals"
          label={t('catalogue.field.goals')}
          values={view.answers.goals}
          options={goals.map((goal) => ({ value: goal, text: t(`catalogue.goal.${goal}`) }))}
          error={errorOf('goals')}
        />
      </Details>
      <Details summary={t('catalogue.form.gaps', { count: view.answers.gaps.length })}>
        <Checkboxes
          id="gaps"
          name="gaps"
          label={t('catalogue.field.gaps')}
          values={view.answers.gaps}
          options={gaps.map(({ code, title }) => ({ value: code, text: title }))}
          error={errorOf('gaps')}
        />
      </Details>
      <h2>{t('catalogue.form.access')}</h2>
      <TextInput {...part} name="contactName" optional />
      <TextInput {...part} name="contactEmail" optional />
      <Details
        summary={t('catalogue.form.channels')}
        open={isUsed(part, ['contactPhone', 'contactUrl', 'processingDays', 'languages', 'channelKind1'])}
      >
        <TextInput {...part} name="contactPhone" optional />
        <TextInput {...part} name="contactUrl" optional />
        <SmallTable
          {...part}
          caption={t('catalogue.field.channels')}
          columns={[
            {
              field: 'channelKind',
              label: t('catalogue.form.channelKind'),
              options: [
                { value: '', text: t('catalogue.form.row.none') },
                ...channelKinds.map((kind) => ({ value: kind, text: t(`catalogue.channel.${kind}`) })),
              ],
            },
            { field: 'channelUrl', label: t('catalogue.form.channelUrl') },
            { field: 'channelText', label: t('catalogue.form.channelText') },
          ]}
        />
        <TextInput {...part} name="processingDays" optional width={4} />
        <TextInput {...part} name="languages" hasHint optional />
      </Details>
      <Details summary={t('catalogue.form.finding')} open={isUsed(part, ['keywords', 'linkUrl'])}>
        <TextInput {...part} name="keywords" hasHint optional />
        <TextInput {...part} name="linkUrl" hasHint optional />
        <Radios
          id="linkBroken"
          name="linkBroken"
          inline
          label={t('catalogue.form.linkBroken')}
          value={view.answers.linkBroken}
          options={(['', 'no', 'yes'] as const).map((answer) => ({
            value: answer,
            text: t(`catalogue.form.linkBroken.${answer === '' ? 'unchecked' : answer}`),
          }))}
        />
      </Details>
    </>
  );
}
