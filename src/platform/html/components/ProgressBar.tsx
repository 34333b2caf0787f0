export interface ProgressBarProps {
  id: string;
  label: string;
  /** Says in words how far it is and how long it will take. */
  text: string;
  done: number;
  /** Null where nobody knows how much there is: the bar then shows that work goes on. */
  total: number | null;
}

export const ProgressBar = ({ id, label, text, done, total }: ProgressBarProps) => (
  <div class="progress">
    <div class="progress-label">
      <label for={id}>{label}</label>
      <span data-progress-text>{text}</span>
    </div>
    <progress id={id} value={total === null ? undefined : done} max={total ?? undefined} />
  </div>
);
