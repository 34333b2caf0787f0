/** Keeps a job's bar moving while the page is looked at; without script the page refreshes itself. */
interface JobState {
  state: string;
  done: number;
  total: number | null;
  progressText: string;
}

const running = new Set(['queued', 'running']);

async function follow(place: HTMLElement, waitMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  if (document.hidden) return follow(place, waitMs);
  const answer = await fetch(place.dataset.src!, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return follow(place, Math.min(waitMs * 2, 30_000));
  const job = (await answer.json()) as JobState;
  if (!running.has(job.state)) return location.reload();
  show(place, job);
  return follow(place, 1_500);
}

function show(place: HTMLElement, job: JobState): void {
  const bar = place.querySelector('progress')!;
  if (job.total === null) bar.removeAttribute('value');
  else {
    bar.max = job.total;
    bar.value = job.done;
  }
  const text = place.querySelector('[data-progress-text]');
  if (text && job.progressText) text.textContent = job.progressText;
}

for (const place of document.querySelectorAll<HTMLElement>('[data-island="progress"]')) void follow(place, 1_000);
