import { createTheme, type MantineColorSchemeManager } from '@mantine/core';

/** Keyfob's look: system font, one accent colour that is none of a state, no animation beyond 150 ms. */
export const theme = createTheme({
  colors: {
    // Mantine's own greys are without the tint of the rest.
    dark: [
      '#e6e9ed',
      '#c3c9d1',
      '#a6aeb8',
      '#838c98',
      '#47505b',
      '#363c44',
      '#272c33',
      '#1e2227',
      '#16191d',
      '#101317',
    ],
    // Mantine's own reds are too pale to be read at the shades of the accent.
    red: [
      '#fff5f5',
      '#ffe3e3',
      '#ffc9c9',
      '#ffa8a8',
      '#ff8787',
      '#ff6b6b',
      '#fa5252',
      '#c92a2a',
      '#c92a2a',
      '#b02525',
    ],
  },
  primaryColor: 'indigo',
  primaryShade: 9,
  fontFamily: 'system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, monospace',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Keeps no look: main keeps it, and tells Chromium. Mantine’s own asks the page’s storage before the first picture. */
export const lookOfMain: MantineColorSchemeManager = {
  get: (look) => look,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
