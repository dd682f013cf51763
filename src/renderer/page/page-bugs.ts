import { useSyncExternalStore } from 'react';
import type { Bridge } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import type { PageBug, PageFrame } from '../../shared/contract/state/page-bug.ts';

declare global {
  interface Window {
    readonly keyfob: Bridge;
  }
}

/** The failure that stands for what nobody expected. */
type Bug = Extract<AppError, { readonly code: 'bug' }>;

/** A bug that comes again within this time is the same incident, and is reported once. */
const sameMs = 60_000;
const mostFrames = 20;
const place =
  /^ {4}at (?:(?:async )?(?:new )?([\w$.]{1,60}) (?:\[as [^\]]*\] )?\()?app:\/\/keyfob\/(assets\/[\w-]{1,60}\.js):(\d+):(\d+)\)?$/;

const incidents = new Map<string, string>();
let shown: Bug | null = null;
let lastShown: string | null = null;
const listeners = new Set<() => void>();

/** Reports what nobody expected to main, without its message, which may quote a secret; the failure to show for it. */
export function notePageBug(from: PageBug['from'], request: PageBug['request'], error: unknown): Bug {
  const bug = { from, request, type: typeOf(error), frames: framesOf(error) };
  const key = JSON.stringify(bug);
  const known = incidents.get(key);
  if (known !== undefined) return { code: 'bug', incident: known };
  // Made here, so that it can be shown also when nothing reaches main any more.
  const incident = newIncident();
  incidents.set(key, incident);
  setTimeout(() => incidents.delete(key), sameMs);
  const note: PageBug = { ...bug, incident };
  window.keyfob.invoke('bug:note', note).catch(() => undefined);
  return { code: 'bug', incident };
}

/** Reports, from now on, what nothing in the page catches; the first is shown until it is put away, and no sooner again. */
export function followBugs(): void {
  window.addEventListener('error', ({ error }: ErrorEvent) => {
    // Chromium itself tells of layouts that take another round like this, without an error.
    if (error !== null && error !== undefined) show(notePageBug('event', null, error));
  });
  window.addEventListener('unhandledrejection', ({ reason }) => show(notePageBug('promise', null, reason)));
}

/** What nothing in the page caught; null when there was nothing, or it was put away. */
export function useUncaughtBug(): Bug | null {
  return useSyncExternalStore(subscribe, () => shown);
}

/** Puts it away. */
export function putBugAway(): void {
  change(null);
}

function show(bug: Bug): void {
  if (shown !== null || bug.incident === lastShown) return;
  lastShown = bug.incident;
  change(bug);
}

function change(bug: Bug | null): void {
  shown = bug;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function newIncident(): string {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return /^[A-Za-z$]{1,40}$/.test(error.name) ? error.name : 'Error';
}

/** Of an error whose message may have changed since, there are none: where its stack begins is not known. */
function framesOf(error: unknown): PageFrame[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const head = `${String(error)}\n`;
  if (!error.stack.startsWith(head)) return [];
  const frames = error.stack
    .slice(head.length)
    .split('\n')
    .flatMap((line) => {
      const [, name = '', file, row, column] = place.exec(line) ?? [];
      return file === undefined ? [] : [{ name, file, line: Number(row), column: Number(column) }];
    });
  return frames.slice(0, mostFrames);
}
