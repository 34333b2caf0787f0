import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { projectRoot } from '../../platform/projectRoot.ts';
import { customProperties, dark, light, type Scheme } from './tokens.ts';

const parts = [
  'base',
  'frame',
  'buttons',
  'forms',
  'filters',
  'components',
  'lists',
  'journeys',
  'tables',
  'charts',
  'maps',
  'print',
];

const declarations = (scheme: Scheme) =>
  Object.entries(customProperties(scheme))
    .map(([name, value]) => `${name}: ${value};`)
    .join('\n');

/** Paper is white: a page printed from the dark scheme takes the light one. */
const tokenStyles = `
:root { color-scheme: light dark; ${declarations(light)} }
@media screen and (prefers-color-scheme: dark) { :root { ${declarations(dark)} } }
`;

/** The one style sheet of the portal, minified. */
export async function buildStyles(): Promise<string> {
  const folder = join(projectRoot(), 'src/web/styles');
  const sources = parts.map((part) => readFileSync(join(folder, `${part}.css`), 'utf8'));
  const { code } = await transform([tokenStyles, ...sources].join('\n'), {
    loader: 'css',
    minify: true,
    target: ['chrome90', 'firefox90', 'safari14'],
  });
  return code;
}
