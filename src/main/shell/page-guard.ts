import { app, type Session, type WebContents } from 'electron';
import type { PageBreach } from '../../shared/contract/errors/app-errors.ts';
import { pageUrl } from './app-scheme.ts';

/** Chromium's ERR_ABORTED. */
const aborted = -3;
/** Every scheme that leads to something else than the page's own files. */
const foreign = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);

/**
 * Shuts network and clipboard to all of Chromium: Keyfob's own connections are Node's, and main copies. Of a switch that is
 * given twice the last one counts, so that none of a person's takes the place of these. Must run before `ready`.
 */
export function closeChromium(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  // It announces names of its own to the local network.
  const off = [commandLine.getSwitchValue('disable-features'), 'WebRtcHideLocalIpsWithMdns'];
  commandLine.appendSwitch('disable-features', off.filter(Boolean).join(','));
  commandLine.appendSwitch('blink-settings', 'javaScriptCanAccessClipboard=false,domPasteEnabled=false');
}

/** Refuses whatever a page of this session could ask the desktop or the network for. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_page, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest({ urls: foreign }, (_request, decide) => decide({ cancel: true }));
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps the page where it is and what it is; `onBreach` is told once when it is not that any more. */
export function guardPage(page: WebContents, onBreach: (breach: PageBreach) => void): void {
  let isBroken = false;
  const breach = (what: PageBreach) => {
    if (!isBroken) onBreach(what);
    isBroken = true;
  };
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
  page.on('will-navigate', (event) => event.preventDefault());
  page.on('will-frame-navigate', (event) => event.preventDefault());
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.on('content-bounds-updated', (event) => event.preventDefault());
  page.on('frame-created', (_event, { frame }) => {
    if (frame?.parent !== null) breach('frame');
  });
  // Going to about:blank asks nobody.
  page.on('did-navigate', (_event, url) => {
    if (url !== pageUrl) breach('left');
  });
  // The page of an error takes the place of ours; what was refused leaves it where it is.
  page.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) breach('left');
  });
  page.on('render-process-gone', () => breach('gone'));
}
