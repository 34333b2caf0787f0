/** Four different nothings: asked and not answered; known and not shown; never collected; counted and none. */
export type AbsenceKind = 'notKnownYet' | 'hidden' | 'noData' | 'zero';

export const Absence = ({ kind, text }: { kind: AbsenceKind; text: string }) => (
  <span class={`absence absence-${kind}`}>{text}</span>
);
