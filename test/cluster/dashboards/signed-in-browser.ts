import { request, type IncomingHttpHeaders } from 'node:http';
import { runProgram } from '../../desktop/processes.ts';

/** A reply as a test looks at it. */
export interface BrowserReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks as a browser would whose page is of this origin; `extra` takes the place of what it would send, null leaves it out. */
export function askAsBrowser(
  url: string,
  cookie: string | null,
  extra: Readonly<Record<string, string | null>> = {},
  { method = 'GET', body }: { readonly method?: string; readonly body?: string } = {},
): Promise<BrowserReply> {
  const sent: Record<string, string | null> = {
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'cors',
    ...(cookie === null ? {} : { cookie }),
    ...extra,
  };
  const headers = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null)) as Record<
    string,
    string
  >;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (reply) => {
      let text = '';
      reply.setEncoding('latin1');
      reply.on('data', (chunk: string) => (text += chunk));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }));
      reply.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Signs in by the address that a browser was opened with; the session cookie as a browser would send it. */
export async function signIn(address: string): Promise<{ readonly origin: string; readonly cookie: string }> {
  const reply = await askAsBrowser(address, null, { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' });
  const [cookie = ''] = reply.headers['set-cookie'] ?? [];
  if (reply.status !== 302) throw new Error(`not signed in: ${reply.status} ${reply.text}`);
  return { origin: new URL(address).origin, cookie: cookie.split(';')[0] ?? '' };
}

/** Somebody who may do nothing on this machine. */
export const otherUser = 65534;

/** The HTTP status that curl of this user of the machine is answered with; only root can ask as another. */
export async function askAsUser(user: number, address: string, headers: readonly string[]): Promise<string> {
  const as = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
  const curl = ['curl', '-s', '-o', '/dev/null', '-w', '%{http_code}'];
  const given = headers.flatMap((each) => ['-H', each]);
  return (await runProgram('setpriv', [...as, ...curl, ...given, address])).stdout;
}
