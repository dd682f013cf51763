import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { BrowserPage } from '../../core/ports/dashboard.ts';
import { guarded } from './carried-headers.ts';

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem; }
  h1 { font-size: 1.25rem; }
`;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`;

/** Answers with a page of plain text that loads nothing and is kept nowhere. */
export function answerWithPage(
  response: ServerResponse,
  status: number,
  { title, sentences, tryAgain }: BrowserPage,
): void {
  const paragraphs = sentences.map((each) => `<p>${escape(each)}</p>`).join('\n');
  const link = tryAgain === null ? '' : `\n<p><a href="">${escape(tryAgain)}</a></p>`;
  response.writeHead(status, {
    ...guarded,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${style}</style>
<main>
<h1>${escape(title)}</h1>
${paragraphs}${link}
</main>
`);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
