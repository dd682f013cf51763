import type { Start } from '../start/start.ts';
import type { GivenParts } from './derive.ts';

/** What is given before anything was looked at. */
export function firstParts(start: Start, ownVersion: string, snapData: string): GivenParts {
  return {
    demo: start.demo,
    ownVersion,
    logFile: start.logFile,
    restarted: null,
    outdatedElectron: start.outdatedElectron,
    updated: false,
    tray: true,
    cluster: { status: 'looking', snapData },
    keyring: { status: 'unknown' },
    clipboard: { status: 'empty' },
    copy: { status: 'idle' },
    question: null,
    undelivered: null,
    sought: null,
    startsAtLogin: null,
    activityNoted: 0,
    storeErrors: start.settings.error === null ? [] : [start.settings.error],
    settings: start.settings.settings,
    language: start.language,
  };
}
