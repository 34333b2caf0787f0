import { Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { RuleChange } from '../rules/compareRules.ts';
import type { Comparison } from '../views/life.ts';

const tones: Record<RuleChange['mark'], Tone> = {
  same: 'neutral',
  added: 'good',
  removed: 'action',
  changed: 'caution',
};

/** What differs between two versions; every word follows from the two. */
export function Changes({ t, comparison, heading }: { t: Translator; comparison: Comparison; heading: 'h2' | 'h3' }) {
  const Heading = heading;
  const { fields, rule } = comparison;
  const caption = t('catalogue.compare.caption');
  if (fields.length === 0 && rule === null) return <p>{t('catalogue.compare.nothing')}</p>;
  return (
    <>
      {rule !== null && (
        <>
          <Heading>{t('catalogue.compare.rule')}</Heading>
          <Part t={t} change={rule} isTop />
        </>
      )}
      {fields.length > 0 && (
        <>
          <Heading>{t('catalogue.compare.fields')}</Heading>
          <Table
            caption={caption}
            captionHidden
            stack
            scrollLabel={t('html.table.scroll', { caption })}
            empty=""
            columns={[
              { label: t('catalogue.sources.field') },
              { label: t('catalogue.compare.before'), named: true },
              { label: t('catalogue.compare.after'), named: true },
            ]}
            rows={fields.map(({ field, before, after }) => [
              t(`catalogue.field.${field}`),
              before ?? <Nothing t={t} />,
              after ?? <Nothing t={t} />,
            ])}
          />
        </>
      )}
    </>
  );
}

const Nothing = ({ t }: { t: Translator }) => <span class="muted">{t('catalogue.compare.empty')}</span>;

type PartProps = { t: Translator; change: RuleChange; isTop?: boolean; isTold?: boolean };

/** A part that is new or taken out as a whole is marked once, and not again in each of its parts. */
function Part({ t, change, isTop = false, isTold = false }: PartProps) {
  const { mark, text, was, parts } = change;
  const words = (
    <>
      {mark !== 'same' && !isTold && (
        <>
          <Tag tone={tones[mark]}>{t(`catalogue.compare.${mark}`)}</Tag>{' '}
        </>
      )}
      {text}
      {was !== null && <span class="muted"> {t('catalogue.compare.was', { text: was })}</span>}
    </>
  );
  return (
    <>
      {isTop ? <p>{words}</p> : words}
      {parts.length > 0 && (
        <ul>
          {parts.map((one) => (
            <li>
              <Part t={t} change={one} isTold={mark === 'added' || mark === 'removed'} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
