/** Resolves at the first wish to stop; a third one ends the process at once (npm hands on the first twice). */
export function untilSignal(): { stopped: Promise<void> } {
  let stop: () => void;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let asked = 0;
  const hear = () => {
    asked += 1;
    if (asked === 1) stop();
    else if (asked > 2) process.exit(130);
  };
  process.on('SIGINT', hear).on('SIGTERM', hear).on('SIGHUP', hear);
  return { stopped };
}
