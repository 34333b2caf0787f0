/** Resolves at the first wish to stop; a second one ends the process at once. */
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
