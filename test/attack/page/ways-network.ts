import type { Target } from './separate-network.ts';
import type { Way } from './way.ts';

const way = (what: string, script: (out: Target) => string): Way => ({ what, script });
const url = ({ name, port }: Target, scheme = 'http') => `${scheme}://${name}:${port}/way`;
const byAddress = ({ address, port }: Target, scheme = 'http') => `${scheme}://${address}:${port}/way`;
const element = (tag: string, attribute: string, more = ''): Way =>
  way(`<${tag} ${attribute}>`, (out) => `add('${tag}', { ${attribute}: '${url(out)}'${more} });`);
const link = (rel: string, more = ''): Way =>
  way(
    `<link rel=${rel}>`,
    (out) => `add('link', { rel: '${rel}', href: '${url(out)}'${more} }, document.head);`,
  );
const peer = (what: string, servers: (out: Target) => string, policy = 'all'): Way =>
  way(
    what,
    (out) => `
      const peer = new RTCPeerConnection({ iceTransportPolicy: '${policy}', iceServers: [${servers(out)}] });
      (globalThis.peers ??= []).push(peer);
      peer.createDataChannel('out');
      await peer.setLocalDescription(await peer.createOffer());`,
  );
const turn = (urls: string) => `{ urls: '${urls}', username: 'a', credential: 'b' }`;

/** A connection between two ends, the far one told as `candidate` instead of its own. */
const towards = (what: string, candidate: (out: Target) => string): Way =>
  way(
    what,
    (out) => `
      const near = new RTCPeerConnection();
      const far = new RTCPeerConnection();
      (globalThis.peers ??= []).push(near, far);
      near.createDataChannel('out');
      await near.setLocalDescription(await near.createOffer());
      await far.setRemoteDescription(near.localDescription);
      await far.setLocalDescription(await far.createAnswer());
      await near.setRemoteDescription(far.localDescription);
      await near.addIceCandidate({ candidate: 'candidate:1 1 ${candidate(out)}', sdpMid: '0', sdpMLineIndex: 0 });`,
  );

/** What leads into the network and leaves the page where it is. */
export const networkWays: readonly Way[] = [
  way('fetch', (out) => `await fetch('${url(out)}');`),
  way('fetch by address', (out) => `await fetch('${byAddress(out)}', { mode: 'no-cors' });`),
  way('fetch over TLS', (out) => `await fetch('${url(out, 'https')}', { mode: 'no-cors' });`),
  way(
    'fetch that outlives the page',
    (out) => `await fetch('${url(out)}', { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true });`,
  ),
  way('fetchLater', (out) => `fetchLater('${url(out, 'https')}', { activateAfter: 0 });`),
  way(
    'XMLHttpRequest',
    (out) => `const ask = new XMLHttpRequest(); ask.open('GET', '${url(out)}'); ask.send();`,
  ),
  way(
    'XMLHttpRequest in the same tick',
    (out) => `const ask = new XMLHttpRequest(); ask.open('GET', '${url(out)}', false); ask.send();`,
  ),
  way('sendBeacon', (out) => `navigator.sendBeacon('${url(out)}', 'x');`),
  way('EventSource', (out) => `new EventSource('${url(out)}');`),
  way('WebSocket', (out) => `new WebSocket('${url(out, 'ws')}');`),
  way('WebSocket by address', (out) => `new WebSocket('${byAddress(out, 'ws')}');`),
  way('WebSocketStream', (out) => `new WebSocketStream('${url(out, 'ws')}');`),
  way('WebTransport', (out) => `await new WebTransport('${url(out, 'https')}').ready;`),
  way('WebTransport by address', (out) => `await new WebTransport('${byAddress(out, 'https')}').ready;`),

  element('img', 'src'),
  element('img', 'srcset'),
  element('img', 'attributionsrc', ", src: 'data:,'"),
  element('input', 'src', ", type: 'image'"),
  element('video', 'src'),
  element('video', 'poster'),
  element('audio', 'src'),
  way(
    '<track src>',
    (out) => `add('track', { src: '${url(out)}', default: '' }, add('video', { src: 'data:,' }));`,
  ),
  element('script', 'src'),
  element('script', 'src', ", type: 'module'"),
  element('body', 'background'),
  element('applet', 'code'),
  way(
    '<image href> in SVG',
    (out) => `document.body.insertAdjacentHTML('beforeend', '<svg><image href="${url(out)}"/></svg>');`,
  ),
  way(
    '<use href> in SVG',
    (out) => `document.body.insertAdjacentHTML('beforeend', '<svg><use href="${url(out)}#x"/></svg>');`,
  ),
  way(
    '<feImage href> in SVG',
    (out) =>
      `document.body.insertAdjacentHTML('beforeend', '<svg><filter id="f"><feImage href="${url(out)}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>');`,
  ),
  way('new Image', (out) => `new Image().src = '${byAddress(out)}';`),
  way('import()', (out) => `await import('${url(out)}');`),
  way(
    'import map',
    (out) =>
      `const map = add('script', { type: 'importmap' }); map.textContent = '{"imports":{"x${out.port}":"${url(out)}"}}'; await import('x${out.port}');`,
  ),

  link('stylesheet'),
  link('preload', ", as: 'script'"),
  link('prefetch'),
  link('modulepreload'),
  link('preconnect'),
  link('dns-prefetch'),
  link('manifest'),
  link('icon'),
  link('prerender'),
  link('search'),
  link('compression-dictionary'),
  link('alternate stylesheet'),
  way(
    'look-ups before a click',
    (out) =>
      `add('meta', { 'http-equiv': 'x-dns-prefetch-control', content: 'on' }, document.head); add('a', { href: '${url(out)}' }).textContent = 'x';`,
  ),
  way(
    'speculation rules, prefetch',
    (out) =>
      `add('script', { type: 'speculationrules' }).textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: ['${url(out, 'https')}'] }] });`,
  ),
  way(
    'speculation rules, prerender',
    (out) =>
      `add('script', { type: 'speculationrules' }).textContent = JSON.stringify({ prerender: [{ source: 'list', urls: ['${url(out, 'https')}'] }] });`,
  ),

  way(
    'CSS background',
    (out) => `const at = add('p'); at.style.background = 'url(${url(out)})'; at.textContent = 'x';`,
  ),
  way('CSS cursor', (out) => `document.body.style.cursor = 'url(${url(out)}), auto';`),
  way(
    'CSS @import',
    (out) =>
      `const nonce = document.querySelector('meta[name=csp-nonce]')?.content; add('style', { nonce }, document.head).textContent = '@import url(${url(out)});';`,
  ),
  way(
    'CSS @font-face',
    (out) =>
      `const nonce = document.querySelector('meta[name=csp-nonce]')?.content; add('style', { nonce }, document.head).textContent = '@font-face { font-family: out; src: url(${url(out)}) }'; add('p').style.fontFamily = 'out'; await document.fonts.load('9px out');`,
  ),
  way(
    'constructed style sheet',
    (out) =>
      `const sheet = new CSSStyleSheet(); sheet.replaceSync('body { border-image: url(${url(out)}) 1 }'); document.adoptedStyleSheets.push(sheet);`,
  ),
  way('FontFace', (out) => `await new FontFace('out', 'url(${url(out)})').load();`),

  way(
    'worker',
    (out) =>
      `new Worker(URL.createObjectURL(new Blob(['fetch("${url(out)}")'], { type: 'text/javascript' })));`,
  ),
  way(
    'worker of a data: address',
    (out) => `new Worker('data:text/javascript,' + encodeURIComponent('fetch("${url(out)}")'));`,
  ),
  way('worker of an address', (out) => `new Worker('${url(out)}');`),
  way(
    'shared worker',
    (out) => `new SharedWorker('data:text/javascript,' + encodeURIComponent('fetch("${url(out)}")'));`,
  ),
  way('service worker', (out) => `await navigator.serviceWorker.register('${url(out)}');`),
  way('audio worklet', (out) => `await new AudioContext().audioWorklet.addModule('${url(out)}');`),
  way('paint worklet', (out) => `await CSS.paintWorklet.addModule('${url(out)}');`),
  way('shared storage worklet', (out) => `await sharedStorage.worklet.addModule('${url(out, 'https')}');`),
  way(
    'interest group',
    (out) =>
      `await navigator.joinAdInterestGroup({ owner: '${url(out, 'https')}', name: 'x', updateURL: '${url(out, 'https')}' }, 9);`,
  ),
  way(
    'auction',
    (out) =>
      `await navigator.runAdAuction({ seller: 'https://${out.name}:${out.port}', decisionLogicURL: '${url(out, 'https')}', interestGroupBuyers: [] });`,
  ),
  way(
    'federated sign-in',
    (out) =>
      `await navigator.credentials.get({ identity: { providers: [{ configURL: '${url(out, 'https')}', clientId: 'x' }] } });`,
  ),
  way(
    'payment method',
    (out) =>
      `await new PaymentRequest([{ supportedMethods: '${url(out, 'https')}' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment();`,
  ),
  way('network error log', (out) => `await fetch('app://keyfob/none', { headers: { nel: '${url(out)}' } });`),

  peer('STUN over UDP', ({ address, port }) => `{ urls: 'stun:${address}:${port}' }`),
  peer('name of a STUN server', ({ name, port }) => `{ urls: 'stun:${name}:${port}' }`),
  peer('TURN over UDP', ({ address, port }) => turn(`turn:${address}:${port}?transport=udp`)),
  peer('TURN over TCP', ({ address, port }) => turn(`turn:${address}:${port}?transport=tcp`)),
  peer('TURN over TCP by name', ({ name, port }) => turn(`turn:${name}:${port}?transport=tcp`)),
  peer('TURN over TLS', ({ address, port }) => turn(`turns:${address}:${port}?transport=tcp`)),
  peer('TURN as the only way', ({ name, port }) => turn(`turn:${name}:${port}?transport=udp`), 'relay'),
  towards('DTLS to an address', ({ address, port }) => `udp 2122260223 ${address} ${port} typ host`),
  towards('DTLS to a name', ({ name, port }) => `udp 2122260223 ${name} ${port} typ host`),
  towards(
    'ICE over TCP',
    ({ address, port }) => `tcp 1518280447 ${address} ${port} typ host tcptype passive`,
  ),
  way(
    'policy report',
    (out) =>
      `await wait(1500); add('meta', { 'http-equiv': 'Content-Security-Policy', content: "img-src 'none'; report-uri ${url(out)}" }, document.head); new Image().src = 'data:,';`,
  ),
];
