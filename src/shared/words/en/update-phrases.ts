import { spoken } from '../language/spoken.ts';

const english = {
  notice: {
    title: 'Keyfob was updated.',
    text: 'The previous version keeps running until you restart it.',
    rotating: 'You can restart it once the rotation is done.',
    restart: 'Restart now',
  },
  tray: {
    restart: 'Keyfob was updated: restart it',
    rotating: 'Keyfob was updated: restart it after the rotation',
  },
  /** Asked where something would be lost. */
  question: {
    message: 'Restart Keyfob?',
    detail: (count: number) =>
      count === 1
        ? 'A token is in memory only, because the keyring cannot be used. It will be lost.'
        : `${count} tokens are in memory only, because the keyring cannot be used. They will be lost.`,
    agree: 'Restart now',
  },
};

/** What is said once another build was installed while Keyfob runs. */
export const updatePhrases = spoken('update', english);
