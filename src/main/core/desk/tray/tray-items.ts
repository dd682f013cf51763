import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { trayPhrases } from '../../../../shared/words/en/tray-phrases.ts';

/** What a tray item does when it is clicked; null for a line that only tells. */
export type TrayCommand = 'copy-fresh' | 'open-dashboard' | 'end-session' | 'open-window' | 'quit';

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
  return {
    tooltip: title,
    dot: 'none',
    items: menuItems(title, [trayPhrases().looking], { hasDashboard: false, session: null }),
  };
}

/** What of the dashboard the menu has; `session` is what a browser is signed in to, by its own name. */
interface DashboardItems {
  readonly hasDashboard: boolean;
  readonly session: string | null;
}

/** The menu below these lines, which only tell. */
export function menuItems(
  title: string,
  told: readonly string[],
  { hasDashboard, session }: DashboardItems,
): readonly TrayItem[] {
  const say = trayPhrases();
  return [
    ...told.map((label) => ({ label, command: null })),
    { label: say.copyFresh, command: 'copy-fresh' },
    ...(hasDashboard ? [{ label: say.openDashboard, command: 'open-dashboard' } as const] : []),
    ...(session === null
      ? []
      : [{ label: dashboardSessionPhrases().trayEnd(session), command: 'end-session' } as const]),
    { label: say.open(title), command: 'open-window' },
    { label: say.quit, command: 'quit' },
  ];
}
