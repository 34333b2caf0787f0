import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface ProcessFigures {
  cpuSeconds: number;
  peakMegabytes: number;
}

export interface Watch {
  /** By group: CPU of all its processes together since the watch began, memory of the largest. Empty where there is no /proc. */
  stop: () => Map<string, ProcessFigures>;
}

const ticksPerSecond = 100;
/** Seldom enough not to be felt by what is measured; peaks are kept by the system, CPU of the last moment is missed. */
const everyMs = 200;

/** Follows running processes until it is stopped; `groupOf` names the group of a process, or null where it is none of ours. */
export function watchProcesses(
  groupOf: (process: { pid: number; command: string; folder: string }) => string | null,
): Watch {
  const seen = new Map<number, ProcessFigures & { group: string }>();
  const strangers = new Set<number>();
  const sightings = new Map<number, number>();
  const usedBefore = new Map<number, number>();
  let isFirst = true;
  const look = () => {
    for (const pid of listPids()) {
      if (strangers.has(pid)) continue;
      const known =
        seen.get(pid)?.group ??
        groupOf({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' '), folder: folderOf(pid) });
      if (known === null) {
        // Young ones may still change their command line.
        if (read(pid, 'cmdline') !== '' && (sightings.get(pid) ?? 0) > 5) strangers.add(pid);
        sightings.set(pid, (sightings.get(pid) ?? 0) + 1);
        continue;
      }
      const fields = read(pid, 'stat').split(') ')[1]?.split(' ');
      const peak = /VmHWM:\s+(\d+)/.exec(read(pid, 'status'))?.[1];
      if (fields === undefined || peak === undefined) continue;
      const used = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
      if (isFirst) usedBefore.set(pid, used);
      const cpuSeconds = used - (usedBefore.get(pid) ?? 0);
      seen.set(pid, { group: known, cpuSeconds, peakMegabytes: Number(peak) / 1024 });
    }
  };
  look();
  isFirst = false;
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      const groups = new Map<string, ProcessFigures>();
      for (const { group, cpuSeconds, peakMegabytes } of seen.values()) {
        const before = groups.get(group) ?? { cpuSeconds: 0, peakMegabytes: 0 };
        groups.set(group, {
          cpuSeconds: before.cpuSeconds + cpuSeconds,
          peakMegabytes: Math.max(before.peakMegabytes, peakMegabytes),
        });
      }
      return groups;
    },
  };
}

function listPids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function folderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
