import { Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instrumentText } from '../../catalogue/pages/words.tsx';
import type { Result } from '../views/results.ts';
import { HowToApply, repairsOf, termsOf } from './terms.tsx';

const tones: Record<Result['group'], Tone> = {
  eligible: 'good',
  oneMissing: 'caution',
  moreMissing: 'caution',
  ineligible: 'neutral',
  coming: 'brand',
  closed: 'neutral',
};

interface Part {
  result: Result;
  page: PageContext;
}

type Asked = Part & { questionHref: (fact: string) => string };

export function ResultEntry({ result, page, questionHref }: Asked) {
  const { t } = page;
  const { group, outcome } = result;
  const isLater = group === 'coming' || group === 'closed';
  const terms = termsOf(result, page);
  return (
    <li>
      <h3>
        <a href={`/programmes/${result.programme}`}>{result.title}</a>
      </h3>
      <p>
        <Tag tone="brand">{instrumentText(t, result.instrument)}</Tag>{' '}
        <Tag tone={tones[group]}>{t(`matching.tag.${group}`)}</Tag>{' '}
        {!result.servesGoal && <Tag>{t('matching.tag.otherGoal')}</Tag>}{' '}
        {terms.length > 0 && <span class="muted small">{terms.join(' · ')}</span>}
      </p>
      {isLater && <p>{t(`matching.later.${outcome}`)}</p>}
      {outcome === 'unknown' && !isLater && <ToAsk result={result} page={page} questionHref={questionHref} />}
      {outcome === 'ineligible' && <Failing result={result} page={page} />}
      {outcome !== 'ineligible' && group !== 'closed' && <Preparing result={result} page={page} />}
    </li>
  );
}

/** What to bring, where to go, and what it shuts out. */
function Preparing({ result, page }: Part) {
  const { t } = page;
  const { unit, evidence, notWith, soft } = result;
  return (
    <>
      {unit === 'group' && <p>{t('matching.group.note')}</p>}
      {evidence.length > 0 && <p>{t('matching.bring', { documents: evidence.join('; ') })}</p>}
      <HowToApply result={result} page={page} />
      {soft.length > 0 && <p>{t('matching.soft', { criteria: t.list(soft.map(({ text }) => text)) })}</p>}
      {notWith.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </>
  );
}

function ToAsk({ result: { ask, refused, stale, assessments }, page: { t }, questionHref }: Asked) {
  const isUndecidable = ask.length + refused.length + assessments.length === 0;
  return (
    <>
      {ask.length > 0 && (
        <p>
          {t('matching.ask', { count: ask.length })}{' '}
          {ask.map(({ fact, title }, i) => (
            <>
              {i > 0 && ', '}
              <a href={questionHref(fact)}>{title}</a>
            </>
          ))}
        </p>
      )}
      {stale.length > 0 && <p>{t('matching.stale', { facts: t.list(stale.map(({ title }) => title)) })}</p>}
      {assessments.length > 0 && <p>{t('matching.assessments', { facts: t.list(assessments) })}</p>}
      {isUndecidable && <p>{t('matching.undecidable')}</p>}
      {refused.length > 0 && <p>{t('matching.refused', { facts: t.list(refused) })}</p>}
    </>
  );
}

function Failing({ result, page }: Part) {
  const { t } = page;
  const { failing, repairs } = result;
  return (
    <>
      <ul>
        {failing.map(({ title, required, observed, distance }) => (
          <li>
            {t(distance === null ? 'matching.failing' : 'matching.failing.distance', {
              fact: title,
              required,
              observed,
              distance: distance ?? '',
            })}
          </li>
        ))}
      </ul>
      {repairs.length === 0 ? <p>{t('matching.repair.none')}</p> : <Repairs result={result} page={page} />}
    </>
  );
}

function Repairs({ result, page }: Part) {
  const { t } = page;
  const within = repairsOf(result, page);
  if (within.length === 0) return <p>{t('matching.repair.beyond')}</p>;
  return (
    <>
      <p>{t('matching.repair.title')}</p>
      <ul>
        {within.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </>
  );
}
