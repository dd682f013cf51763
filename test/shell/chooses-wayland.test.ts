import { expect, it } from 'vitest';
import { choosesWayland } from '../../src/main/shell/chooses-wayland.ts';

const inWayland = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };
const inX11 = { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' };
const nested = { WAYLAND_DISPLAY: 'wayland-1', XDG_SESSION_TYPE: 'x11' };

it.each([
  ['in a Wayland session, from 38 on', '', '', 45, inWayland, true],
  ['in a Wayland session, before', '', '', 33, inWayland, false],
  ['in an X11 session', '', '', 45, inX11, false],
  ['in a compositor in an X11 session', '', '', 45, nested, false],
  ['what was chosen or given', 'wayland', '', 33, inX11, true],
  ['XWayland, given', 'x11', '', 45, inWayland, false],
  ['XWayland, whatever the hint is', 'x11', 'wayland', 45, inWayland, false],
  ['left to Chromium, in a Wayland session', 'auto', '', 45, inWayland, true],
  ['left to Chromium, in a compositor in an X11 session', 'auto', '', 45, nested, true],
  ['left to Chromium, in an X11 session', 'auto', '', 45, inX11, false],
  ['the hint of before 38', '', 'auto', 33, inWayland, true],
  ['the hint, without Wayland', '', 'wayland', 33, inX11, false],
])('knows whether Chromium speaks Wayland: %s', (_where, platform, hint, electronMajor, environment, is) => {
  expect(choosesWayland({ platform, hint, electronMajor, environment })).toBe(is);
});
