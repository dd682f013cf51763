import { mostClusterWords } from '../../../shared/contract/errors/api-errors.ts';
import { isVisible, visibleText } from '../../../shared/words/text/visible-text.ts';
import type { Secret } from '../../core/ports/secret.ts';

/** No sentence is longer; what comes after is not looked at. */
const longest = 10_000;

/**
 * What a server says as people may see it, at most `mostClusterWords` characters: hidden characters as escapes, and what
 * looks like a token left out; null where nothing is left, or where it repeats some of a secret that the server was sent.
 */
export function clusterWords(message: string, sent: readonly Secret[]): string | null {
  const text = message.slice(0, longest).trim();
  if (text === '' || sent.some((secret) => repeats(text, secret))) return null;
  return shorten(tokenLike.reduce((rest, form) => leaveOutPlain(leaveOutSplit(rest, form), form), text));
}

/** Stands for what looks like a token. */
const leftOut = '(token)';
const tokenLike = [
  /[A-Za-z0-9+/=_-]{32,}|eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)*/g,
  // What joins a machine to a cluster of kubeadm.
  /(?<![a-z0-9])[a-z0-9]{6}\.[a-z0-9]{16}(?![a-z0-9])/g,
];

/** Names and paths are in lower case; a token has letters of both cases and digits, or is one long hexadecimal number. */
function isToken(run: string): boolean {
  if (run.startsWith('eyJ') || run.includes('.')) return true;
  return /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) ? true : /[a-z0-9]{32}/i.test(run);
}

function leaveOutPlain(text: string, form: RegExp): string {
  return text.replace(form, (run) => (isToken(run) ? leftOut : run));
}

/** Leaves out the tokens in what can be seen of a text, with what is hidden between their letters. */
function leaveOutSplit(text: string, form: RegExp): string {
  const seen = Array.from(text.matchAll(/[^]/gu)).filter(([character]) => isVisible(character));
  const places = seen.flatMap(({ 0: character, index }) =>
    Array.from({ length: character.length }, (_, at) => index + at),
  );
  let rest = '';
  let from = 0;
  for (const { 0: run, index } of onlySeen(text).matchAll(form)) {
    if (!isToken(run)) continue;
    rest += text.slice(from, places[index]) + leftOut;
    from = (places[index + run.length - 1] ?? text.length) + 1;
  }
  return rest + text.slice(from);
}

function onlySeen(text: string): string {
  return Array.from(text).filter(isVisible).join('');
}

/** So much of a secret in one piece is a part of it, and no chance. */
const piece = 12;

/** Whether a text has a secret, or a piece of it, as it is or in Base64, with whatever signs between its letters. */
function repeats(text: string, secret: Secret): boolean {
  const plain = secret.reveal();
  if (onlySeen(plain) !== '' && onlySeen(text).includes(onlySeen(plain))) return true;
  const heard = squeeze(text);
  const forms = [
    plain,
    ...[0, 1, 2].map((shift) =>
      Buffer.from(`${' '.repeat(shift)}${plain}`)
        .toString('base64')
        .slice(4),
    ),
  ];
  return forms.some((form) => {
    const letters = squeeze(form);
    if (letters.length <= piece) return letters !== '' && heard.includes(letters);
    return Array.from({ length: letters.length - piece + 1 }, (_, at) => letters.slice(at, at + piece)).some(
      (part) => heard.includes(part),
    );
  });
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[^A-Za-z0-9]/g, '');
}

/** Never cuts an escape in two. */
function shorten(text: string): string {
  let shown = '';
  for (const character of text) {
    const next = visibleText(character);
    if (shown.length + next.length >= mostClusterWords) return `${shown}…`;
    shown += next;
  }
  return shown;
}
