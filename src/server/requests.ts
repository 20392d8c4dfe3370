import { alivePath, windowHeaders } from '../contract/index.ts';
import { words } from '../words/index.ts';
import type { WindowFiles } from '../service/window-files.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from './access.ts';
import type { RateLimit } from './limits.ts';

/** In both languages: who is not let in has told nothing of theirs. */
const notAdmitted = `${words.en.host.notAdmitted}\n${words.zh.host.notAdmitted}`;

/** undefined: not the address of something on this host. */
export function urlOf(request: IncomingMessage): URL | undefined {
  const address = `http://host${request.url ?? '/'}`;
  return (request.url ?? '/').startsWith('/') && URL.canParse(address) ? new URL(address) : undefined;
}

export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  files: WindowFiles,
  strangers: RateLimit,
): Promise<void> {
  if (!access.isOwnHost(request)) return refuse(response, 421, 'This is not the address of Galley.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Not allowed.');
  const url = urlOf(request);
  if (url === undefined) return refuse(response, 400, 'Bad request.');
  const token = url.pathname === '/' ? url.searchParams.get('token') : null;
  const isIn = access.hasCookie(request);
  if ((!isIn || token !== null) && strangers.take(Date.now()) > 0) {
    return refuse(response, 429, 'Too many requests.');
  }
  if (token !== null && access.acceptsToken(token)) return admit(request, response, access);
  const site = request.headers['sec-fetch-site'] ?? 'none';
  const isForeign = site !== 'none' && site !== 'same-origin';
  if (!isIn || (isForeign && request.headers['sec-fetch-mode'] !== 'navigate')) {
    return refuse(response, 403, notAdmitted);
  }
  if (url.pathname === alivePath) return reply(response, 204, {}, '');
  const file = await files.read(url.pathname);
  if (file === undefined) return refuse(response, 404, 'There is no such page.');
  const caching = file.lasting ? 'private, max-age=31536000, immutable' : 'no-store';
  const headers = { 'Content-Type': file.type, 'Cache-Control': caching, 'Content-Length': file.body.length };
  reply(response, 200, headers, request.method === 'HEAD' ? '' : file.body);
}

/** Gives the cookie and leads to the address without the token. */
function admit(request: IncomingMessage, response: ServerResponse, access: Access): void {
  const headers = { 'Set-Cookie': access.setCookie, 'Cache-Control': 'no-store' };
  if ((request.headers['sec-fetch-site'] ?? 'none') === 'none') {
    return reply(response, 303, { ...headers, Location: '/' }, '');
  }
  // A link on another site: a redirect would still count as that site's request, and the strict cookie be left out.
  const page = '<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>Galley</title>';
  reply(response, 200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' }, page);
}

export function refuse(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  reply(response, status, headers, `${text}\n`);
}

function reply(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>>,
  body: string | Buffer,
): void {
  response.writeHead(status, { ...windowHeaders, ...headers });
  response.end(body);
}
