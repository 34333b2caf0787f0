import { Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { ProgrammeSummary, RuleTextView } from '../views/catalogue.ts';

export { instrumentText } from '../rules/codeWords.ts';

const tones: Record<ProgrammeSummary['phase'], Tone> = {
  open: 'good',
  coming: 'caution',
  closed: 'neutral',
  design: 'neutral',
};

export function PhaseTag({ t, programme }: { t: Translator; programme: Pick<ProgrammeSummary, 'phase' | 'state'> }) {
  if (programme.state !== 'published') return <Tag tone="caution">{t(`catalogue.state.${programme.state}`)}</Tag>;
  return <Tag tone={tones[programme.phase]}>{t(`catalogue.phase.${programme.phase}`)}</Tag>;
}

/** Until when, or since when; null where no date is known. */
export function datesText(t: Translator, { phase, opensOn, closesOn }: ProgrammeSummary): string | null {
  if (phase === 'coming' && opensOn !== null) return t('catalogue.dates.opens', { date: t.date(opensOn) });
  if (closesOn === null) return phase === 'open' ? t('catalogue.dates.always') : null;
  return t(phase === 'closed' ? 'catalogue.dates.closed' : 'catalogue.dates.closes', { date: t.date(closesOn) });
}

/** A rule as sentences within sentences. */
export function RuleWords({ rule }: { rule: RuleTextView }) {
  if (rule.parts.length === 0) return <p>{rule.text}</p>;
  return (
    <>
      <p>{rule.text}</p>
      <RuleParts parts={rule.parts} />
    </>
  );
}

const RuleParts = ({ parts }: { parts: readonly RuleTextView[] }) => (
  <ul>
    {parts.map(({ text, parts: below }) => (
      <li>
        {text}
        {below.length > 0 && <RuleParts parts={below} />}
      </li>
    ))}
  </ul>
);
