import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';

export interface Answer {
  code: number;
  location: string | null;
}

/** How addresses are looked up and asked: given in tests, so that they need no network. */
export interface Network {
  /** Internet addresses of a host. Throws where there are none. */
  resolve(host: string, signal: AbortSignal): Promise<string[]>;
  /** What the server at one internet address answers to a request for a page; nothing of the page is read. */
  ask(url: URL, method: 'HEAD' | 'GET', address: string, signal: AbortSignal): Promise<Answer>;
}

export const internet: Network = {
  async resolve(host, signal) {
    signal.throwIfAborted();
    return (await lookup(host, { all: true })).map(({ address }) => address);
  },
  ask(url, method, address, signal) {
    const family = address.includes(':') ? 6 : 4;
    return new Promise((answer, fail) => {
      const request = (url.protocol === 'https:' ? https : http).request(
        url,
        {
          method,
          signal,
          agent: false,
          headers: { 'user-agent': 'Toolroom (checks links of programmes)', accept: '*/*' },
          // The address that was looked at is the one that is asked, whatever the name stands for by now.
          lookup: (_host, options, told) =>
            options.all ? told(null, [{ address, family }]) : told(null, address, family),
        },
        (response) => {
          answer({ code: response.statusCode ?? 0, location: response.headers.location ?? null });
          response.destroy();
        },
      );
      request.on('error', fail);
      request.end();
    });
  },
};
