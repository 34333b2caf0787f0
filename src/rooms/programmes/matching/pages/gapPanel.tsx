import type { VNode } from 'preact';
import { Absence } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instrumentText } from '../../catalogue/pages/words.tsx';
import type { GapProgrammes } from '../services/programmesForGaps.ts';

/** For each gap that was found, what is open today and addresses it. */
export function gapPanel(gaps: readonly GapProgrammes[], { t }: PageContext): VNode {
  return (
    <ul class="results">
      {gaps.map(({ title, programmes }) => (
        <li>
          <h3>{title}</h3>
          {programmes.length === 0 ? (
            <p>
              <Absence kind="zero" text={t('matching.gap.none')} />
            </p>
          ) : (
            <ul>
              {programmes.map(({ title: name, instrument, href }) => (
                <li>
                  <a href={href}>{name}</a> <span class="muted">({instrumentText(t, instrument)})</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
