import type { ComponentChildren } from 'preact';

export interface TimelineEntry {
  /** ISO date or instant. */
  iso: string;
  when: string;
  what: ComponentChildren;
  /** Who, and on what grounds. */
  text?: ComponentChildren;
  coming?: boolean;
}

export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => (
  <ol class="timeline">
    {entries.map(({ iso, when, what, text, coming }) => (
      <li class={coming ? 'timeline-coming' : undefined}>
        <time class="timeline-when" dateTime={iso}>
          {when}
        </time>
        <p class="timeline-what">{what}</p>
        {text && <p>{text}</p>}
      </li>
    ))}
  </ol>
);
