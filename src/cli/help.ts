import type { Command } from '../platform/command/define.ts';
import { usage } from './arguments.ts';
import type { SystemCommand } from './system/define.ts';

const common = `Common options
  --spec SPEC.json   what to compute; unknown keys are errors, paths in it are relative to it
  --out FILE         write the result there instead of standard output
  --format json|csv  form of the result
  --seed N           seed of everything drawn at random (default 1; beats the spec's)
  --quiet            no progress
Exit codes: 0 done, 2 the input is at fault, 3 refused, 1 a bug or an outage.
`;

export function helpOfAll(commands: readonly Command[], system: readonly SystemCommand[]): string {
  const rows: [string, string][] = [
    ...system.map((command): [string, string] => [command.usage, command.summary]),
    ...commands.map((command): [string, string] => [usage(command), command.summary]),
    ['schema GROUP VERB', 'The JSON Schema of a command’s input and output, with an example'],
  ];
  return `Toolroom: helps small and medium enterprises catch up in technology, and shows whether the help worked.\n\n${table(rows)}\n${common}`;
}

export function helpOfGroup(commands: readonly Command[], system: readonly SystemCommand[], group: string): string {
  const rows = [
    ...system.map((command): [string, string] => [command.usage, command.summary]),
    ...commands
      .filter((command) => command.group === group)
      .map((command): [string, string] => [usage(command), command.summary]),
  ];
  return `${table(rows)}\n${common}`;
}

export function helpFor(command: Command): string {
  const own = command.options.map(({ name, value, summary }): [string, string] => [
    `--${name}${value === null ? '' : ` ${value}`}`,
    summary,
  ]);
  const service: [string, string][] =
    command.kind === 'service'
      ? [
          ['--data DIR', 'data folder of the embedded database (default .toolroom/data)'],
          ['--as USER', 'whose rights: an e-mail address, or operator (default)'],
        ]
      : [];
  return `toolroom ${usage(command)}\n  ${command.summary}\n\n${table([...own, ...service])}\n${common}\nExample: ${command.schema.example}\n`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  return rows
    .map(([left, right]) => `  toolroom ${left}\n      ${right}\n`)
    .join('')
    .replaceAll('  toolroom --', '  --');
}
