import './configure-zod.ts';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.ts';
import { App } from './app.tsx';
import { followFocus } from './focus.ts';
import { nonce } from './nonce.ts';
import { followState } from './state.ts';
import { theme } from './theme.ts';

const root = document.getElementById('root');
if (root === null) throw new TypeError('the page has no root');

void followState();
followFocus();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <App />
    </MantineProvider>
  </StrictMode>,
);
