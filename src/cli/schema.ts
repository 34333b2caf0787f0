import { z } from 'zod';
import { commands, findCommand } from './commands.ts';
import { UsageError } from './usageError.ts';

export const schemaHelp = `toolroom schema GROUP VERB
  The JSON Schema of a command’s input and output, with an example
`;

/** The JSON Schema of a command's input and output, as one document. */
export function schemaOf([group, verb, surplus]: readonly string[]): string {
  if (surplus !== undefined) throw new UsageError(`toolroom schema GROUP VERB: "${surplus}" is one argument too many`);
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
