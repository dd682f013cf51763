import { readFileSync, rmSync, symlinkSync, mkdtempSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../../src/shared/contract/contract.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { runProgram } from '../../desktop/processes.ts';
import { agree } from '../../desktop/question.ts';
import { readSelection, waitForSelection } from '../../desktop/x-clipboard.ts';
import { copyBuild, type CopiedBuild } from '../../e2e/copied-build.ts';
import { clipboardToken } from '../../e2e/user-files.ts';
import { ownProgram, startApp, type App, type Program } from '../../e2e/start-app.ts';

const isRoot = process.getuid?.() === 0;
const handler = /"question:dismiss":\(\)=>\(/;

const namespace = 'planted-namespace';
const account = 'planted-account';
const clusterName = 'planted-cluster';
const user = 'planted-user';
const machine = isRoot ? 'planted-machine' : hostname();
const person = 'planted-person';
const planted = [namespace, account, clusterName, user, machine, person];

describe.skipIf(!hasServers)('a report on Keyfob', () => {
  const names = [...planted];
  const incidents: string[] = [];
  let cluster: Cluster;
  let desktop: Desktop;
  let build: CopiedBuild;
  let place: string;
  let snapData: string;
  let program: Program;
  let app: App;
  let page: Page;
  let report: string;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    place = mkdtempSync(join(tmpdir(), 'planted-folder-'));
    snapData = join(place, 'planted-link');
    symlinkSync(cluster.snapData.current, snapData);
    nameCluster();
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
    await cluster.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, {
      metadata: { name: account },
    });
    names.push(
      ...[desktop.home, cluster.snapData.root, place, snapData].map((path) => basename(path)),
      ...[cluster.server.replace('https://', ''), '127.0.0.1', cluster.snapData.adminToken],
    );
    build = copyBuild();
    names.push(basename(build.folder));
    makeBugs();
    program = onPlantedMachine();
    desktop = { ...desktop, env: { ...desktop.env, ...environment() } };
    app = await startApp(desktop, ['--snap-data', snapData], program);
    page = await app.page();
    page.setDefaultTimeout(15_000);
    await page.getByRole('heading', { name: clusterName }).waitFor();
    await page.getByText('Reachable').waitFor();
    await mint();
    await makePageBug();
    for (let count = 0; count < bugs.length; count += 1) incidents.push(await makeBug());
    await readReport();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
    build.remove();
    rmSync(place, { recursive: true });
  });

  function nameCluster(): void {
    const file = join(cluster.snapData.current, 'credentials/client.config');
    const text = readFileSync(file, 'utf8').replaceAll('microk8s-cluster', clusterName);
    writeFileSync(file, text.replaceAll(/(user|name): admin$/gm, `$1: ${user}`));
  }

  /** What an error may quote, in each place that an error has. */
  const quoted = () => JSON.stringify(names.join(' '));
  const bugs = [
    () => `throw new TypeError(${quoted()})`,
    () => `throw new Error(${quoted()}+"\\n    at ${account} (/${namespace}/src/main/index.ts:1:1)")`,
    () =>
      `throw Object.assign(new Error(${quoted()}),{name:"${namespace}",path:${quoted()},code:"${account}"})`,
    () =>
      `class ${person.replace('-', '')} extends Error{name="${person}"}throw new ${person.replace('-', '')}(${quoted()})`,
    () => `({["${namespace}"](){throw new TypeError(${quoted()})}})["${namespace}"]()`,
    () => `({planted(){throw new TypeError(${quoted()})}}).planted()`,
    () => `throw ${quoted()}`,
  ];

  /** Lets a request fail by each of these bugs in turn. */
  function makeBugs(): void {
    const file = join(build.folder, 'out/main/answer-page.cjs');
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(handler);
    const turns = bugs.map((bug, turn) => `if(turn===${turn}){${bug()}}`).join('');
    const thrown = `(()=>{const turn=globalThis.turn=(globalThis.turn??-1)+1;${turns}})(),`;
    writeFileSync(
      file,
      text.replace(handler, (found) => `${found}${thrown}`),
    );
  }

  /** The damaged build, on a machine of another name where that can be given. */
  function onPlantedMachine(): Program {
    const own = ownProgram(build.folder);
    if (!isRoot) return own;
    const executablePath = join(place, 'start');
    const named = `hostname ${machine} && exec "$0" "$@"`;
    const script = `#!/bin/sh\nexec unshare --uts sh -c '${named}' ${own.executablePath} "$@"\n`;
    writeFileSync(executablePath, script, { mode: 0o755 });
    return { ...own, executablePath };
  }

  function environment(): Record<string, string> {
    return {
      USER: person,
      LOGNAME: person,
      XDG_CURRENT_DESKTOP: `${person}:GNOME`,
      XDG_SESSION_TYPE: 'x11',
      XDG_SESSION_ID: person,
    };
  }

  const invoke = (name: string, input: object) =>
    page.evaluate(
      ([name, input]) => (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke(name, input),
      [name, input] as const,
    );

  async function makeBug(): Promise<string> {
    const reply = await invoke('question:dismiss', {});
    return (reply as { error: { incident: string } }).error.incident;
  }

  /** Something in the page quotes them, too, and the window shows the incident. */
  async function makePageBug(): Promise<void> {
    await page.evaluate(
      (text) =>
        setTimeout(() => {
          throw new RangeError(text);
        }),
      names.join(' '),
    );
    const card = page.getByRole('alert', { name: 'Something went wrong' });
    incidents.push(/incident ([0-9a-f]{16})/.exec(await card.innerText())![1]!);
    await card.getByRole('button', { name: 'Put away' }).click();
  }

  async function mint(): Promise<void> {
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    await page.getByRole('button', { name: 'New token…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option', { name: `${namespace}/${account}` }).click();
    await dialog.getByLabel('Purpose').fill(`For ${person}`);
    await dialog.getByRole('button', { name: 'Mint token' }).click();
    await agree(desktop.env);
    await dialog.getByRole('button', { name: 'Copy token' }).click();
    names.push(await clipboardToken(desktop));
    await dialog.getByRole('button', { name: 'Done' }).click();
  }

  async function readReport(): Promise<void> {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Copy report…' }).click();
    const text = page.getByRole('region', { name: 'Text of the report' });
    await text.waitFor();
    report = (await text.textContent()) ?? '';
  }

  const foundIn = (text: string) => names.filter((name) => text.includes(name));

  it('names nothing of a person’s in the window [report-names-nothing]', () => {
    expect(foundIn(report)).toEqual([]);
    expect(report).not.toContain('planted');
  });

  it('tells what is known, and where each incident was', () => {
    expect(report).toMatch(/^Keyfob: +\d+\.\d+\.\d+ \(Electron [\d.]+\)$/m);
    expect(report).toMatch(/^Desktop: +another, GNOME$/m);
    expect(report).toMatch(/^Session: +x11$/m);
    expect(report).toMatch(/^Keyring: +GNOME Keyring$/m);
    expect(report).toMatch(/^Kubernetes: +v\d+\.\d+\.\d+$/m);
    expect(report).toMatch(/^Authentication: +token$/m);
    expect(incidents.filter((incident) => !report.includes(incident))).toEqual([]);
    expect(report).toMatch(/^ {2}page-bug RangeError from event$/m);
    expect(report).toMatch(/^ {2}bug TypeError in question:dismiss$/m);
    expect(report).toMatch(/^ {4}src\/main\/core\/desk\/app-handlers\.ts:\d+:\d+$/m);
  });

  it('is copied as it was shown, though something has happened since', async () => {
    const bug = { from: 'request', request: 'token:mint', type: 'TypeError', frames: [] };
    await invoke('bug:note', { ...bug, incident: '00000000000000ff' });
    expect(await readSelection(desktop.env, 'clipboard')).not.toBe(report);
    await page.getByRole('dialog').getByRole('button', { name: 'Copy', exact: true }).click();
    await waitForSelection(desktop.env, 'clipboard', report);
    await page.keyboard.press('Escape');
    await readReport();
    expect(report).toContain('00000000000000ff');
  });

  it('names nothing of a person’s in the terminal either [report-names-nothing]', async () => {
    const { executablePath, app, sandbox } = program;
    const args = [...(sandbox ? [] : ['--no-sandbox']), app, '--', 'report', '--snap-data', snapData];
    const { code, stdout } = await runProgram(executablePath, args, {
      env: desktop.env,
      deadlineMs: 20_000,
    });
    expect(code).toBe(0);
    expect(foundIn(stdout)).toEqual([]);
    expect(stdout).not.toContain('planted');
    expect(stdout).toMatch(/^Keyfob: +\d+\.\d+\.\d+ \(Node [\d.]+\)$/m);
    expect(stdout).toMatch(/^Desktop: +another, GNOME$/m);
    expect(stdout).toMatch(/^Keyring: +GNOME Keyring$/m);
    expect(stdout).toMatch(/^Authentication: +token$/m);
    expect(incidents.filter((incident) => !stdout.includes(incident))).toEqual([]);
  });
});
