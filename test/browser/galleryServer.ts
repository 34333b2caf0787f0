import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/projectRoot.ts';
import { buildIslands } from '../../src/web/islands/build.ts';
import { buildStyles } from '../../src/web/styles/build.ts';

const policy =
  "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'";

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
  html: 'text/html; charset=utf-8',
};

const runningJob = JSON.stringify({ state: 'running', done: 45_416, total: 90_833, progressText: 'half' });

/** Serves pages under the policy of the portal, with the real style sheet and islands. */
export async function serveGallery<Outcome>(
  pages: Readonly<Record<string, () => string>>,
  work: (url: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'toolroom-gallery-'));
  const islands = await buildIslands(folder);
  const styles = await buildStyles();
  const read = (path: string): string | Buffer | null => {
    if (path === '/assets/toolroom.css') return styles;
    if (path === '/assets/favicon.svg') return readFileSync(join(projectRoot(), 'src/web/brand/favicon.svg'));
    if (path.startsWith('/assets/')) {
      const name = path.slice('/assets/'.length);
      return readFileSync(join(folder, islands[name] ?? name));
    }
    // The bar of a job's page asks for its job for as long as the page is looked at.
    if (path.startsWith('/jobs/') && !(path in pages)) return runningJob;
    return pages[path]?.() ?? null;
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    const body = read(path);
    const extension = /\.(\w+)$/.exec(path)?.[1] ?? 'html';
    response.writeHead(body === null ? 404 : 200, {
      'content-type': types[extension] ?? types.html,
      'content-security-policy': policy,
    });
    response.end(body ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  }
}
