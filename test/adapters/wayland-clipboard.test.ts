import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWaylandClipboard } from '../../src/main/adapters/desktop/wayland-clipboard/create-wayland-clipboard.ts';
import { parseWlCopyVersion } from '../../src/main/adapters/desktop/wayland-clipboard/wl-copy-version.ts';
import { copyNoticePhrases } from '../../src/shared/words/en/copy-notice-phrases.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { eventually, isRunning } from '../desktop/processes.ts';
import { installWlCopy, type WlCopyProgram } from '../desktop/wl-copy-program.ts';

const longDeadlineMs = 5000;
/** Where the deadline itself is waited for. */
const shortDeadlineMs = 800;
const token = new Secret('eyJhbGciOi.secret.token');

describe('the clipboard through wl-copy', () => {
  let folder: string;
  let wlCopy: WlCopyProgram;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-wl-copy-'));
    wlCopy = installWlCopy(join(folder, 'bin'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (
    session: { display?: string; runtimeFolder?: string; searchPath?: string } = {},
    deadlineMs = longDeadlineMs,
  ) =>
    createWaylandClipboard(
      {
        searchPath: `${wlCopy.folder}:${process.env.PATH}`,
        display: 'wayland-7',
        runtimeFolder: folder,
        ...session,
      },
      deadlineMs,
    );

  const ended = (pid: number) => eventually('its end', () => (isRunning(pid) ? null : true));

  it('hands the secret over on standard input, in a small environment, and has it until it is cleared', async () => {
    const clipboard = open();
    expect(await clipboard.put(token)).toBe(true);
    const { pid, args, input, env } = wlCopy.given()!;
    expect(args).toBe('--foreground --type text/plain --sensitive');
    expect(input).toBe(token.reveal());
    // The shell of the program sets PWD and others itself.
    expect(env).toMatchObject({
      PATH: `${wlCopy.folder}:${process.env.PATH}`,
      WAYLAND_DISPLAY: 'wayland-7',
      XDG_RUNTIME_DIR: folder,
      TMPDIR: folder,
      WAYLAND_DEBUG: 'client',
    });
    expect(Object.keys(env)).not.toContain('HOME');
    expect(isRunning(pid)).toBe(true);
    expect(await clipboard.holds(token)).toBe(true);
    expect(await clipboard.holds(new Secret('another'))).toBe(false);
    await clipboard.clear();
    await ended(pid);
    expect(await clipboard.holds(token)).toBe(false);
  });

  it.each([
    ['wl-clipboard 2.2.1', '--foreground --type text/plain'],
    ['wl-clipboard 2.1.0', null],
    ['wl-copy 0.9.1', null],
    ['', null],
  ])('starts %o with %o', async (version, args) => {
    wlCopy.behave({ version });
    const clipboard = open();
    expect(await clipboard.put(token)).toBe(args !== null);
    expect(wlCopy.given()?.args ?? null).toBe(args);
    expect(await clipboard.canTakeAway()).toBe(version.startsWith('wl-clipboard'));
    clipboard.stop();
  });

  it('is not there without the programs, and outside of a Wayland session', async () => {
    expect(await open({ searchPath: folder }).put(token)).toBe(false);
    expect(await open({ display: '' }).put(token)).toBe(false);
    expect(await open({ runtimeFolder: '' }).put(token)).toBe(false);
    expect(wlCopy.given()).toBeNull();
  });

  it.each([
    [
      'of newer libraries',
      '[1392457.7] {Default Queue}  -> zwlr_data_control_device_v1#3.set_selection(s#2)',
    ],
    ['of the standard protocol', '[1.2]  -> ext_data_control_device_v1@3.set_selection(s@2)'],
    ['of the focused surface', '[ 99.123]  -> wl_data_device@9.set_selection(wl_data_source@8, 12)'],
  ])('knows the request %s', async (_, line) => {
    wlCopy.behave({ trace: ['[1.1]  -> wl_display@1.get_registry(new id wl_registry@2)', line] });
    const clipboard = open();
    expect(await clipboard.put(token)).toBe(true);
    clipboard.stop();
  });

  it.each([
    ['nothing', []],
    ['an event', ['[1.2] zwlr_data_control_device_v1@3.selection(nil)']],
    ['PRIMARY', ['[1.2]  -> zwlr_data_control_device_v1@3.set_primary_selection(s@2)']],
    ['a title', ['[1.2]  -> xdg_toplevel@3.set_title("wl_data_device@1.set_selection(")']],
    ['a message', ['-> zwlr_data_control_device_v1@3.set_selection(s@2)']],
  ])('is ended when its trace tells of %s until the deadline', async (_, trace) => {
    wlCopy.behave({ trace });
    expect(await open({}, shortDeadlineMs).put(token)).toBe(false);
    await ended(wlCopy.given()!.pid);
  });

  it('is ended even when it does not listen to the first request to end', async () => {
    wlCopy.behave({ trace: [], then: "trap '' TERM; while :; do sleep 0.05; done" });
    expect(await open({}, shortDeadlineMs).put(token)).toBe(false);
    await ended(wlCopy.given()!.pid);
  });

  it('has nothing when the program ends at once', async () => {
    wlCopy.behave({ trace: ['Failed to connect to a Wayland server'], then: 'exit 1' });
    const started = performance.now();
    expect(await open().put(token)).toBe(false);
    expect(performance.now() - started).toBeLessThan(longDeadlineMs);
  });

  it('takes away also what another program took over', async () => {
    wlCopy.behave({ then: 'sleep 0.1' });
    const clipboard = open();
    expect(await clipboard.put(token)).toBe(true);
    const { pid } = wlCopy.given()!;
    await ended(pid);
    expect(await clipboard.holds(token)).toBe(true);
    await clipboard.clear();
    expect(await clipboard.holds(token)).toBe(false);
  });

  it.each([
    ['it cannot look', 'echo "This seat has no keyboard" >&2; exit 1', null],
    ['there is no such program', 'exit 127', null],
    ['it never answers', 'exec sleep 60', null],
    ['there is more than any token has', 'head -c 2000000 /dev/zero', null],
    ['a picture is there', 'echo "No suitable type of content copied" >&2; exit 1', false],
  ])('says that it saw what it saw when %s', async (_, pasting, seen) => {
    wlCopy.behave({ pasting });
    const clipboard = open({}, shortDeadlineMs);
    await clipboard.put(token);
    expect(await clipboard.holds(token)).toBe(seen);
    clipboard.stop();
  });

  it('puts another text there where an empty clipboard does not stay empty', async () => {
    const clipboard = open();
    await clipboard.put(token);
    const { pid } = wlCopy.given()!;
    await clipboard.ways[1]!();
    expect(wlCopy.given()!.args).toBe(`--foreground -- ${copyNoticePhrases().replacement}`);
    await ended(pid);
    clipboard.stop();
  });

  it('keeps the earlier one until the later one has the clipboard', async () => {
    const clipboard = open({}, shortDeadlineMs);
    await clipboard.put(token);
    const first = wlCopy.given()!.pid;
    wlCopy.behave({ trace: [] });
    expect(await clipboard.put(new Secret('later'))).toBe(false);
    expect(isRunning(first)).toBe(true);
    wlCopy.behave({});
    expect(await clipboard.put(new Secret('latest'))).toBe(true);
    expect(wlCopy.given()!.input).toBe('latest');
    await ended(first);
    await clipboard.clear();
    await ended(wlCopy.given()!.pid);
  });

  it('goes on reading a trace that is longer than a pipe holds', async () => {
    wlCopy.behave({
      then: `head -c 300000 /dev/zero | tr '\\0' '\\n' >&2; echo > '${folder}/written'; exec sleep 60`,
    });
    const clipboard = open();
    await clipboard.put(token);
    await eventually('the end of the trace', () => (existsSync(join(folder, 'written')) ? true : null));
    await clipboard.clear();
    expect(await clipboard.holds(token)).toBe(false);
  });

  it('ends with Keyfob, also while it is being started, and puts nothing there afterwards', async () => {
    const clipboard = open();
    await clipboard.put(token);
    const first = wlCopy.given()!.pid;
    wlCopy.behave({ trace: [] });
    const putting = clipboard.put(new Secret('later'));
    await eventually('the later start', () => (wlCopy.given()!.input === 'later' ? true : null));
    clipboard.stop();
    expect(await putting).toBe(false);
    wlCopy.behave({});
    expect(await clipboard.put(token)).toBe(false);
    for (const pid of [first, wlCopy.given()!.pid]) await ended(pid);
    expect(wlCopy.given()!.input).toBe('later');
  });

  it('never takes text of any kind for a version from 2.2 on that is none', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(30), fc.string(), (major, minor, rest) => {
        const isUsable = major > 2 || (major === 2 && minor >= 2);
        const canMarkSensitive = major > 2 || minor >= 3;
        expect(parseWlCopyVersion(`wl-clipboard ${major}.${minor}.1\n${rest}`)).toEqual(
          isUsable ? { canMarkSensitive } : null,
        );
        if (!rest.startsWith('wl-clipboard ')) expect(parseWlCopyVersion(rest)).toBeNull();
      }),
    );
  });
});
