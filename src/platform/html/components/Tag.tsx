import type { ComponentChildren } from 'preact';

/** `action` is for what needs action only. */
export type Tone = 'neutral' | 'brand' | 'good' | 'caution' | 'action';

export const Tag = ({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`tag tag-${tone}`}>{children}</span>
);
