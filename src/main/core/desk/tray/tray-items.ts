import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { trayPhrases } from '../../../../shared/words/en/tray-phrases.ts';
import { updatePhrases } from '../../../../shared/words/en/update-phrases.ts';

/** What a tray item does when it is clicked; null for a line that only tells. */
export type TrayCommand =
  'copy-fresh' | 'open-dashboard' | 'end-session' | 'open-window' | 'restart' | 'quit';

/** One line of the tray menu. */
export interface TrayItem {
  readonly label: string;
  readonly command: TrayCommand | null;
}

/** What the tray shows: its tooltip, its menu, and the colour of the dot on its icon. */
export interface TrayView {
  readonly tooltip: string;
  readonly dot: 'none' | 'valid' | 'attention';
  readonly items: readonly TrayItem[];
}

/** The tray of an app that is still being loaded. */
export function startingTrayView(title: string): TrayView {
  const sometimes = { hasDashboard: false, session: null, update: null };
  return { tooltip: title, dot: 'none', items: menuItems(title, [trayPhrases().looking], sometimes) };
}

/** What is in the menu only sometimes. */
export interface SometimesInMenu {
  readonly hasDashboard: boolean;
  /** What a browser is signed in to, by its own name; null without a session. */
  readonly session: string | null;
  /** What stands there of another build that was installed; null without one. */
  readonly update: 'restart' | 'rotating' | null;
}

/** The menu below these lines, which only tell. */
export function menuItems(
  title: string,
  lines: readonly string[],
  { hasDashboard, session, update }: SometimesInMenu,
): readonly TrayItem[] {
  const say = trayPhrases();
  return [
    ...lines.map((label) => ({ label, command: null })),
    { label: say.copyFresh, command: 'copy-fresh' },
    ...(hasDashboard ? [{ label: say.openDashboard, command: 'open-dashboard' } as const] : []),
    ...(session === null
      ? []
      : [{ label: dashboardSessionPhrases().trayEnd(session), command: 'end-session' } as const]),
    { label: say.open(title), command: 'open-window' },
    ...(update === null
      ? []
      : [{ label: updatePhrases().tray[update], command: update === 'restart' ? update : null } as const]),
    { label: say.quit, command: 'quit' },
  ];
}
