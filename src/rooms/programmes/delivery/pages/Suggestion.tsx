import { findGap } from '../../../../codes/index.ts';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  Radios,
  SummaryList,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { moneyText } from '../../rounds/pages/words.tsx';
import { nextStates } from '../model.ts';
import type { SuggestionView } from '../views/deliveries.ts';
import { SuggestionTag } from './DeliveryTag.tsx';

interface SuggestionProps {
  suggestion: SuggestionView;
  mayFollow: boolean;
  page: PageContext;
}

export function Suggestion({ suggestion: one, mayFollow, page }: SuggestionProps) {
  const { t } = page;
  const money = (amount: string | null) =>
    amount === null || one.currency === null ? null : moneyText(t, { amount, currency: one.currency });
  const row = (key: string, description: string | null) =>
    description === null ? [] : [{ term: t(`programmes.suggestion.${key}`), description }];
  const gain = money(one.gain);
  return (
    <article id={one.id} class="card">
      <h3>
        {t('programmes.suggestion.number', { number: one.position })}: {one.action}
      </h3>
      <SummaryList
        rows={[
          { term: t('programmes.suggestion.state'), description: <SuggestionTag t={t} state={one.state} /> },
          ...row('gap', findGap(one.gap)?.title ?? one.gap),
          ...row('expectedGain', money(one.expectedGain)),
          ...row('dueOn', one.dueOn && t.date(one.dueOn)),
          ...row('stateOn', one.stateOn && t.date(one.stateOn)),
          ...row('reason', one.stateReason),
          ...row(
            'gained',
            gain === null ? null : `${gain} (${t(`programmes.suggestion.source.${one.gainSource ?? 'stated'}`)})`,
          ),
        ]}
      />
      {mayFollow && nextStates[one.state].length > 0 && <FollowForm suggestion={one} page={page} />}
    </article>
  );
}

const FollowForm = ({ suggestion: one, page }: { suggestion: SuggestionView; page: PageContext }) => {
  const { t } = page;
  return (
    <Details summary={t('programmes.suggestion.follow')}>
      <Form
        page={page}
        action={`/suggestions/${one.id}/follow`}
        version={one.version}
        label={t('programmes.suggestion.followOne', { number: one.position })}
      >
        <Radios
          id={`state-${one.id}`}
          name="state"
          label={t('programmes.suggestion.became')}
          value={nextStates[one.state][0] as string}
          options={nextStates[one.state].map((state) => ({
            value: state,
            text: t(`programmes.suggestion.state.${state}`),
          }))}
        />
        <Input
          id={`gain-${one.id}`}
          name="gain"
          width={10}
          inputMode="decimal"
          label={t('programmes.suggestion.gain')}
          hint={t('programmes.suggestion.gain.hint')}
          optional={t('html.form.optional')}
        />
        <Input
          id={`reason-${one.id}`}
          name="reason"
          label={t('programmes.suggestion.reason')}
          hint={t('programmes.suggestion.reason.hint')}
          optional={t('html.form.optional')}
        />
        <Actions>
          <Button kind="secondary">{t('programmes.suggestion.save')}</Button>
        </Actions>
      </Form>
    </Details>
  );
};
