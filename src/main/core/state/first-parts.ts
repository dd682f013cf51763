import { firstRotationState } from '../../../shared/admin-state.ts';
import type { Start } from '../start.ts';
import type { GivenParts } from './store.ts';

/** What the snapshot holds before anything was looked at. */
export function firstParts(start: Start, snapData: string): GivenParts {
  return {
    demo: start.demo,
    logFile: start.logFile,
    outdatedElectron: start.outdatedElectron,
    tray: true,
    cluster: { status: 'looking', snapData },
    certificates: null,
    dashboardToken: null,
    dashboardOpening: { status: 'idle' },
    tokenCount: 0,
    keyring: { status: 'unknown' },
    clipboard: { status: 'empty' },
    copy: { status: 'idle' },
    question: null,
    untold: null,
    rotation: firstRotationState,
    nodes: null,
    startsAtLogin: null,
    activityNoted: 0,
    storeErrors: start.settings.error === null ? [] : [start.settings.error],
    settings: start.settings.settings,
  };
}
