import type { Target } from './separate-network.ts';
import type { Act, Way } from './way.ts';

const way = (what: string, script: (out: Target) => string, act?: Act): Way => ({
  what,
  script,
  ...(act === undefined ? {} : { act }),
});
const url = ({ name, port }: Target, scheme = 'http') => `${scheme}://${name}:${port}/way`;
const lure = (tag: string, attributes: string) => `
  const lure = add('${tag}', { id: 'bait', ${attributes} });
  lure.textContent = 'x';
  Object.assign(lure.style, { position: 'fixed', inset: '0', zIndex: 99999, display: 'block' });`;
const atClick = (what: string, body: (out: Target) => string, act: Act = 'click'): Way =>
  way(
    what,
    (out) => `${lure('button', '')} lure.addEventListener('click', async () => { ${body(out)} });`,
    act,
  );
/** What takes another document in place of the page. */
const leaving = (what: string, script: (out: Target) => string): Way => ({
  ...way(what, script),
  leaves: true,
});

/** What needs somebody's leave: it got it when the promise is kept. */
const atClickAsked = (what: string, promise: string): Way =>
  atClick(what, () => `await ${promise}; globalThis.got = 'leave';`);

/** What opens something outside the page, or leaves it, without a frame. */
export const waysOut: readonly Way[] = [
  way('alert', () => `setTimeout(() => alert('x'));`),
  way('confirm', () => `setTimeout(() => confirm('x'));`),
  way('prompt', () => `setTimeout(() => prompt('x'));`),
  leaving(
    'question before leaving',
    () =>
      `globalThis.onbeforeunload = (event) => { event.preventDefault(); return 'x'; }; setTimeout(() => { location.href = 'about:blank'; });`,
  ),
  way('print', () => `setTimeout(() => print());`),
  way('print as a command', () => `setTimeout(() => document.execCommand('print'));`),
  atClick('print at a click', () => `print();`),

  way(
    'download of a blob',
    () => `add('a', { download: 'x.txt', href: URL.createObjectURL(new Blob(['x'])) }).click();`,
  ),
  way(
    'download of a data: address',
    () => `add('a', { download: 'x.txt', href: 'data:text/plain,x' }).click();`,
  ),
  way(
    'download of a file of the page',
    () => `add('a', { download: 'x.html', href: 'app://keyfob/index.html' }).click();`,
  ),
  way('download from the network', (out) => `add('a', { download: 'x', href: '${url(out)}' }).click();`),
  way(
    'navigation to an attachment',
    () => `location.href = URL.createObjectURL(new Blob(['x'], { type: 'application/octet-stream' }));`,
  ),
  way('Alt-click on a link', () => lure('a', `href: URL.createObjectURL(new Blob(['x']))`), 'alt-click'),
  way(
    'a click made up with Alt',
    () =>
      `add('a', { href: 'data:text/plain,x' }).dispatchEvent(new MouseEvent('click', { altKey: true, bubbles: true, cancelable: true }));`,
  ),
  way('middle click on a link', (out) => lure('a', `href: '${url(out)}'`), 'middle-click'),
  way(
    'drag out of a file',
    () =>
      `${lure('div', `draggable: 'true'`)} lure.addEventListener('dragstart', (event) => { event.dataTransfer.setData('DownloadURL', 'text/plain:x.txt:data:text/plain,x'); event.dataTransfer.setData('text/plain', 'x'); });`,
    'drag',
  ),

  atClick(
    '<input type=file>',
    () => `const file = document.createElement('input'); file.type = 'file'; file.click();`,
  ),
  atClick(
    '<input type=file>, its picker',
    () => `const file = add('input', { type: 'file' }); file.showPicker();`,
  ),
  atClick(
    '<input type=file>, a folder',
    () =>
      `const file = document.createElement('input'); file.type = 'file'; file.webkitdirectory = true; file.click();`,
  ),
  way(
    '<label> of <input type=file>',
    () => `add('input', { type: 'file', id: 'file', hidden: '' }); ${lure('label', `for: 'file'`)}`,
    'click',
  ),
  way('<input type=file> over the page', () => lure('input', `type: 'file'`), 'click'),
  atClickAsked('showOpenFilePicker', `showOpenFilePicker()`),
  atClickAsked('showSaveFilePicker', `showSaveFilePicker()`),
  atClickAsked('showDirectoryPicker', `showDirectoryPicker()`),
  atClick('colour picker', () => `const colour = add('input', { type: 'color' }); colour.showPicker();`),

  atClickAsked('full screen', `document.documentElement.requestFullscreen()`),
  atClick('full screen of a video', () => `const video = add('video'); video.webkitEnterFullscreen();`),
  atClickAsked(
    'pointer lock',
    `document.body.requestPointerLock().then(() => wait(50)).then(() => document.pointerLockElement ?? Promise.reject(new Error('none')))`,
  ),
  atClickAsked('keyboard lock', `navigator.keyboard.lock()`),
  atClick(
    'picture in picture',
    () =>
      `const canvas = document.createElement('canvas'); canvas.getContext('2d').fillRect(0, 0, 9, 9); const video = add('video'); video.srcObject = canvas.captureStream(); video.muted = true; await video.play(); await video.requestPictureInPicture();`,
  ),
  atClickAsked('document in picture', `documentPictureInPicture.requestWindow()`),
  atClick('window.open at a click', (out) => `open('${url(out)}');`),
  way('window.open', () => `open('about:blank', 'x', 'width=300,height=300');`),
  way('window.open of a file of the page', () => `open('app://keyfob/index.html', 'y', 'popup,noopener');`),
  way('link with a target', () => `add('a', { href: 'about:blank', target: '_blank' }).click();`),
  way('move of the window', () => `moveTo(1, 1); resizeTo(300, 200);`),
  way('window title', () => `document.title = 'Another title';`),

  leaving('leave for about:blank', () => `location.href = 'about:blank';`),
  leaving('leave for about:blank by open', () => `open('about:blank', '_self');`),
  leaving('leave for about:srcdoc', () => `location.href = 'about:srcdoc';`),
  leaving('leave for a data: address', () => `location.href = 'data:text/html,x';`),
  leaving(
    'leave for a blob: address',
    () => `location.href = URL.createObjectURL(new Blob(['<p>x'], { type: 'text/html' }));`,
  ),
  leaving('leave for javascript:', () => `location.href = 'javascript:"left"';`),
  way('leave for the network', (out) => `location.assign('${url(out)}');`),
  leaving('leave for a file', () => `location.replace('file:///etc/passwd');`),
  leaving('leave for another page of ours', () => `location.href = 'app://other/index.html';`),
  leaving('leave for view-source:', () => `location.href = 'view-source:app://keyfob/index.html';`),
  leaving('leave for chrome:', () => `location.href = 'chrome://gpu';`),
  leaving('leave for devtools:', () => `location.href = 'devtools://devtools/bundled/inspector.html';`),
  way('navigation API', (out) => `navigation.navigate('${url(out)}');`),
  leaving('navigation API to about:blank', () => `navigation.navigate('about:blank');`),
  way('history to elsewhere', (out) => `history.pushState(null, '', '${url(out)}');`),
  way(
    'meta refresh',
    (out) => `add('meta', { 'http-equiv': 'refresh', content: '0;url=${url(out)}' }, document.head);`,
  ),
  leaving(
    'meta refresh to about:blank',
    () => `add('meta', { 'http-equiv': 'refresh', content: '0;url=about:blank' }, document.head);`,
  ),
  way('form', (out) => `add('form', { action: '${url(out)}', method: 'post' }).submit();`),
  leaving('form to about:blank', () => `add('form', { action: 'about:blank' }).submit();`),
  way('form into a window', () => `add('form', { action: 'about:blank', target: 'new' }).submit();`),
  way(
    'form to mailto:',
    () => `add('form', { action: 'mailto:a@out.test', method: 'post' }).requestSubmit();`,
  ),
  way('ping of a link', (out) => `add('a', { href: '#x', ping: '${url(out)}' }).click();`),

  way('mailto:', () => `location.href = 'mailto:a@out.test';`),
  way('a scheme of another program', () => `location.href = 'vscode://out.test/x';`),
  way('a scheme by window.open', () => `open('ssh://out.test');`),
  way('a scheme by a link', () => `add('a', { href: 'tel:123' }).click();`),
  atClick('a scheme at a click', () => `location.href = 'mailto:a@out.test';`),
  atClick('protocol handler', () => `navigator.registerProtocolHandler('mailto', 'app://keyfob/%s');`),
  atClickAsked('share', `navigator.share({ text: 'x' })`),
  way(
    'notification',
    () =>
      `if ((await Notification.requestPermission()) === 'granted') globalThis.got = 'leave'; new Notification('out', { body: 'x' });`,
  ),
  way(
    'camera and microphone',
    () =>
      `await navigator.mediaDevices.getUserMedia({ audio: true, video: true }); globalThis.got = 'leave';`,
  ),
  atClickAsked('screen', `navigator.mediaDevices.getDisplayMedia()`),
  atClickAsked('eye dropper', `new EyeDropper().open()`),
  atClickAsked('screens', `getScreenDetails()`),
  atClickAsked(
    'idle detector',
    `IdleDetector.requestPermission().then((state) => state === 'granted' || Promise.reject(new Error(state)))`,
  ),
  atClickAsked(
    'storage for good',
    `navigator.storage.persist().then((kept) => kept || Promise.reject(new Error('no')))`,
  ),
  atClickAsked('USB', `navigator.usb.requestDevice({ filters: [] })`),
  atClickAsked(
    'HID',
    `navigator.hid.requestDevice({ filters: [] }).then(([device]) => device ?? Promise.reject(new Error('none')))`,
  ),
  atClickAsked('serial port', `navigator.serial.requestPort()`),
  atClickAsked('Bluetooth', `navigator.bluetooth.requestDevice({ acceptAllDevices: true })`),
  atClickAsked(
    'payment',
    `new PaymentRequest([{ supportedMethods: 'basic-card' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show()`,
  ),
  atClickAsked(
    'passkey',
    `navigator.credentials.create({ publicKey: { challenge: new Uint8Array(9), rp: { name: 'x' }, user: { id: new Uint8Array(9), name: 'x', displayName: 'x' }, pubKeyCredParams: [{ type: 'public-key', alg: -7 }] } })`,
  ),
  atClick('local fonts', () => `if ((await queryLocalFonts()).length > 0) globalThis.got = 'fonts';`),
  way('wake lock', () => `await navigator.wakeLock.request('screen'); globalThis.got = 'leave';`),
  way(
    'place on Earth',
    () =>
      `return await new Promise((done, refuse) => navigator.geolocation.getCurrentPosition(() => done(globalThis.got = 'a place'), refuse, { timeout: 300 }));`,
  ),
];
