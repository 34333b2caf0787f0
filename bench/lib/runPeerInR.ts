import { spawnSync } from 'node:child_process';

export interface PeerRun {
  numbers: number[];
  peakMegabytes: number;
}

/** Numbers that a script of R prints, with FILE in it naming the input; null where R, or a package it asks for, is not there. */
export function runPeerInR(script: string, file: string): PeerRun | null {
  const peak =
    'cat(as.numeric(sub("[^0-9]*([0-9]+).*", "\\\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))), "\\n")';
  const whole = `options(digits = 15); FILE <- ${JSON.stringify(file)}\n${script}\n${peak}\n`;
  const { status, stdout } = spawnSync('Rscript', ['--vanilla', '-'], { input: whole, encoding: 'utf8' });
  if (status !== 0) return null;
  const lines = stdout.trim().split('\n');
  return {
    numbers: lines.at(-2)!.trim().split(/\s+/).map(Number),
    peakMegabytes: Math.round(Number(lines.at(-1)) / 1024),
  };
}
