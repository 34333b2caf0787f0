import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { isEconomyCode } from '../../codes/index.ts';
import { compose, createLogger } from '../../compose.ts';
import { addUser, longestPassword, shortestPassword } from '../../platform/auth/index.ts';
import { type Role, roles } from '../../platform/context.ts';
import { databasePlace } from '../databasePlace.ts';
import { UsageError } from '../usageError.ts';
import type { SystemCommand } from './define.ts';
import { helpText, readOptions } from './options.ts';
import { dataOption } from './withDatabase.ts';

const options = [
  { name: 'name', value: 'NAME', summary: 'how the person is called on pages' },
  { name: 'role', value: 'ROLE', summary: roles.join(', ') },
  { name: 'organisation', value: 'NAME', summary: 'the organisation that the person acts for; made if it is new' },
  { name: 'economy', value: 'ISO3', summary: 'the economy that the organisation belongs to; * for any' },
  {
    name: 'password-stdin',
    value: null,
    summary: 'read the password from standard input; else one is made and printed',
  },
  dataOption,
];
const summary = 'Adds a person who may sign in: the first administrator, or anybody after';
const usage = 'users add EMAIL --role ROLE --organisation NAME --economy ISO3 [--name NAME]';

export const usersAdd: SystemCommand = {
  name: 'users add',
  words: 2,
  usage,
  summary,
  help: helpText(usage, summary, options),
  async run(words) {
    const given = readOptions('users add', words, options, 1);
    const email = given.files[0];
    const { role, organisation, economy } = given.options;
    // The same check as at sign-in: an address that it refuses could never be used.
    if (!z.email().safeParse(email).success || email === undefined)
      throw new UsageError('toolroom users add EMAIL: give an e-mail address, such as name@agency.example');
    if (!roles.includes(role as Role)) throw new UsageError(`--role: give one of ${roles.join(', ')}`);
    if (typeof organisation !== 'string' || organisation.trim() === '')
      throw new UsageError('--organisation: name the organisation');
    if (typeof economy !== 'string' || !(economy === '*' || isEconomyCode(economy))) {
      throw new UsageError('--economy: give a three-letter code, such as TWN, or *');
    }
    const fromInput = given.options['password-stdin'] === true;
    const password = fromInput
      ? (await text(process.stdin)).replace(/\r?\n$/, '')
      : randomBytes(15).toString('base64url');
    if (password.length < shortestPassword)
      throw new UsageError(`The password is shorter than ${shortestPassword} characters: use a longer one`);
    if (password.length > longestPassword)
      throw new UsageError(`The password is longer than ${longestPassword} characters: use a shorter one`);
    const composition = await compose({
      ...databasePlace(given.options.data),
      role: 'app',
      baseUrl: 'http://localhost:3000',
      logger: createLogger('warn'),
      environment: process.env,
    });
    try {
      const name = typeof given.options.name === 'string' ? given.options.name : email;
      await addUser(composition.auth, { email, name, role: role as Role, organisation, economy }, password);
    } finally {
      await composition.close();
    }
    process.stdout.write(fromInput ? `${email} may sign in\n` : `${email} may sign in with the password ${password}\n`);
    return 0;
  },
};
