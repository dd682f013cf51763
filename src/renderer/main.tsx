import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.ts';
import { App } from './app.tsx';
import { Part } from './components/part.tsx';
import { followDoubleClicks } from './page/double-clicks.ts';
import { followFocus } from './page/focus.ts';
import { followKeys } from './page/keys.ts';
import { nonce } from './nonce.ts';
import { followBugs } from './page/page-bugs.ts';
import { followState } from './page/state.ts';
import { lookOfMain, theme } from './theme.ts';

const root = document.getElementById('root');
if (root === null) throw new TypeError('the page has no root');

followBugs();
void followState();
followFocus();
followKeys();
followDoubleClicks();
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      colorSchemeManager={lookOfMain}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Part heading="Keyfob">
        <App />
      </Part>
    </MantineProvider>
  </StrictMode>,
);
