import { isIP } from 'node:net';
import type { Answer, Network } from '../files/askAddress.ts';
import { isPrivateAddress } from '../files/privateAddress.ts';

export interface Checked {
  status: 'ok' | 'broken' | 'unreachable';
  /** What the server answered, where it did. */
  code: number | null;
}

const mostRedirects = 5;
const limitMs = 10_000;

/** Asks whether something is at an address: never inside private networks, wherever names and redirects lead. */
export async function checkAddress(address: string, network: Network, limit = limitMs): Promise<Checked> {
  const signal = AbortSignal.timeout(limit);
  let url = address;
  try {
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const { code, location } = await withinLimit(askOnce(new URL(url), network, signal), signal);
      if (code < 300 || code >= 400 || location === null) return { status: statusOf(code), code };
      url = new URL(location, url).href;
    }
    return { status: 'broken', code: null };
  } catch {
    return { status: 'unreachable', code: null };
  }
}

/** A page that asks who one is, or wants fewer questions, is there. */
const isThere = (code: number) => (code >= 200 && code < 400) || [401, 403, 407, 429].includes(code);
const statusOf = (code: number) => (isThere(code) ? 'ok' : 'broken');

async function askOnce(url: URL, network: Network, signal: AbortSignal): Promise<Answer> {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new Error('no public web address');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) === 0 ? await network.resolve(host, signal) : [host];
  const [first] = found;
  if (first === undefined || found.some(isPrivateAddress)) throw new Error('an address of a private network');
  const head = await network.ask(url, 'HEAD', first, signal).catch(() => null);
  if (head !== null && (isThere(head.code) || head.code === 410)) return head;
  return network.ask(url, 'GET', first, signal);
}

/** Looking a name up can’t be broken off: the time is over all the same. */
function withinLimit<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const stop = () => fail(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, fail).finally(() => signal.removeEventListener('abort', stop));
  });
}
