import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { now } from '../electron-program.ts';

/** What a browser has of a session. */
export interface BrowserSession {
  readonly origin: string;
  readonly cookie: string;
  /** When the first byte of the dashboard’s page came. */
  readonly firstByteAt: number;
}

/** Opens the address that signs in, and the dashboard’s page over the same connection. */
export async function openInBrowser(address: string): Promise<BrowserSession> {
  const { origin } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const navigation = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
  const signedIn = await firstByte(address, { agent, headers: navigation, expected: 302 });
  const cookie = (signedIn.cookies[0] ?? '').split(';')[0] ?? '';
  const { at } = await firstByte(`${origin}/`, { agent, headers: { ...navigation, cookie }, expected: 200 });
  agent.destroy();
  return { origin, cookie, firstByteAt: at };
}

/** When the first byte of an answer came. */
export async function firstByte(
  url: string,
  {
    expected = 200,
    ...options
  }: { agent?: Agent | false; headers?: Record<string, string>; expected?: number } = {},
): Promise<{ readonly at: number; readonly cookies: readonly string[] }> {
  const asked = request(url, { agent: false, ...options });
  asked.end();
  const [reply] = (await once(asked, 'response')) as [IncomingMessage];
  const at = now();
  reply.resume();
  await once(reply, 'end');
  if (reply.statusCode !== expected) throw new Error(`${url}: ${reply.statusCode}`);
  return { at, cookies: reply.headers['set-cookie'] ?? [] };
}
