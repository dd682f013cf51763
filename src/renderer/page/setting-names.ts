import { dashboardPhrases } from '../../shared/words/en/dashboard-phrases.ts';
import { settingsPhrases } from '../../shared/words/en/settings-phrases.ts';

/** Each part of the Settings screen, in its order; one can be gone to by its id. */
export const settingIds = [
  'theme',
  'language',
  'zoom',
  'lifetime',
  'clipboard',
  'alerts',
  'token-share',
  'login',
  'dashboard-address',
  'dashboard-idle',
  'dashboard-lock',
  'snap-data',
  'about',
] as const;
export type SettingId = (typeof settingIds)[number];

/** What a setting is called. */
export function settingName(id: SettingId): string {
  const say = settingsPhrases();
  switch (id) {
    case 'dashboard-address':
      return dashboardPhrases().address.name;
    case 'dashboard-idle':
      return say.dashboardIdle.name;
    case 'dashboard-lock':
      return say.dashboardLock.name;
    case 'snap-data':
      return say.snapData.name;
    case 'token-share':
      return say.tokenShare.name;
    case 'theme':
    case 'language':
    case 'zoom':
    case 'lifetime':
    case 'clipboard':
    case 'alerts':
    case 'login':
    case 'about':
      return say[id].name;
  }
}
