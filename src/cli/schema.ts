import { z } from 'zod';
import { UsageError } from './arguments.ts';
import { commands, findCommand } from './commands.ts';

/** The JSON Schema of a command's input and output, as one document. */
export function schemaOf([group, verb]: readonly string[]): string {
  const command = group === undefined || verb === undefined ? null : findCommand(group, verb);
  if (command === null) {
    const known = commands.map((one) => `${one.group} ${one.verb}`).join(', ');
    throw new UsageError(`toolroom schema GROUP VERB: there is a schema for ${known}`);
  }
  const { input, output, example } = command.schema;
  const document = {
    command: `${command.group} ${command.verb}`,
    input: input === null ? null : z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
    example,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
