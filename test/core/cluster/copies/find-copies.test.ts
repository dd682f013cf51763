import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCertificates } from '../../../../src/main/adapters/x509/certificates.ts';
import { createOwnFiles } from '../../../../src/main/adapters/files/own-files.ts';
import { createSnapDataFiles } from '../../../../src/main/adapters/files/snap-data-files.ts';
import { listCopyPlaces } from '../../../../src/main/core/cluster/copies/copy-places.ts';
import { findCopies } from '../../../../src/main/core/cluster/copies/find-copies.ts';
import { heldCredentials } from '../../../../src/main/core/cluster/copies/held-credentials.ts';
import { findUserKubeconfigs } from '../../../../src/main/core/cluster/copies/user-kubeconfigs.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';
import { Authority } from '../../../cluster/certificates.ts';

const token = 'c2VjcmV0LWFkbWluLXRva2VuLW9mLXRoaXMtdGVzdC0wMTIzNDU2Nzg5T0K';
const former = 'Zm9ybWVyLWFkbWluLXRva2VuLW9mLXRoaXMtdGVzdC0wMTIzNDU2Nzg5T0K';
const kubeconfig = (of: string) => `users:\n- name: admin\n  user: {token: "${of}"}\n`;
const files = createSnapDataFiles();
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyfob-copies-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function look(kubeconfigs: readonly string[] = []) {
  const root = join(folder, 'snap/x2');
  const inUse = [`${root}/credentials/client.config`, `${root}/credentials/known_tokens.csv`];
  const user = {
    home: join(folder, 'home'),
    name: 'me',
    workingFolder: folder,
    kubeconfig: kubeconfigs.join(':'),
  };
  const places = await listCopyPlaces(root, inUse, await findUserKubeconfigs(user, files), files);
  const admin = new Secret(token);
  return findCopies(
    places,
    {
      token: (held) =>
        held.token.equals(admin) ? 'current' : held.token.reveal() === former ? 'former' : null,
      certificate: () => null,
    },
    { files, certificates: createCertificates(), ownFiles: createOwnFiles() },
  );
}

it('finds the token in kubeconfigs, backups and older revisions, and leaves out the files in use', async () => {
  write('snap/x2/credentials/client.config', kubeconfig(token));
  write('snap/x2/credentials/known_tokens.csv', `${token},admin,admin,"system:masters"\n`);
  write('snap/x2/credentials/proxy.config', kubeconfig('another-token'));
  write('snap/x2/credentials/callback-token.txt', token);
  symlinkSync('x2', join(folder, 'snap/current'));
  const own = write('home/.kube/config', kubeconfig(token));
  const backup = write('snap/x2/credentials/client.config.backup', kubeconfig(token));
  const tokenBackup = write(
    'snap/x2/certs-backup/credentials/known_tokens.csv.backup',
    `other,user,uid\n${token},admin,admin,"system:masters"\n`,
  );
  const older = write('snap/x1/credentials/client.config', kubeconfig(token));

  const found = { credential: 'token', holds: 'current', expiresAt: null };
  expect(await look([own, join(folder, 'home/none')])).toEqual({
    copies: [
      { ...found, file: own, place: 'own-kubeconfig', format: 'kubeconfig', change: 'possible' },
      { ...found, file: backup, place: 'backup', format: 'kubeconfig', change: 'not-in-use' },
      { ...found, file: tokenBackup, place: 'backup', format: 'token-file', change: 'not-in-use' },
      { ...found, file: older, place: 'older-revision', format: 'kubeconfig', change: 'kept-for-revert' },
    ],
    unread: [],
  });
});

it.each<[string, string, string?]>([
  ['.bashrc', '[ -r ~/.config/mine ] && . ~/.config/mine', '.config/mine'],
  ['.bash_profile', 'source "$HOME/.bashrc.mine"', '.bashrc.mine'],
  ['.config/zsh/.zshrc', ''],
  ['.bashrc.d/kubernetes', ''],
  ['.oh-my-zsh/custom/kube.zsh', ''],
  ['.config/plasma-workspace/env/kube.sh', ''],
  ['.kshrc', ''],
  ['.xinitrc', ''],
])('finds what a start file names, and a file that it reads: %s', async (name, text, other = name) => {
  write(`home/${other}`, 'export KUBECONFIG=$HOME/elsewhere/mine\n');
  mkdirSync(join(folder, 'home/.bashrc.d/more'), { recursive: true });
  if (other !== name) write(`home/${name}`, `${text}\n`);
  const own = write('home/elsewhere/mine', kubeconfig(token));
  expect(await look()).toMatchObject({ copies: [{ file: own }], unread: [] });
});

it('reads each start file once, however they lead to each other', async () => {
  write('home/.bashrc', '. ~/.a\n. ~/.bashrc\n. ~/.none\n. /etc/passwd\n');
  write('home/.a', '. ~/.bashrc\nexport KUBECONFIG=$(ls)\n');
  const user = { home: join(folder, 'home'), name: 'me', workingFolder: folder, kubeconfig: undefined };
  const { unread, unfollowed } = await findUserKubeconfigs(user, files);
  expect({ unread, unfollowed }).toEqual({
    unread: [],
    unfollowed: [{ file: join(folder, 'home/.a'), line: 2 }],
  });
});

it('names what it could not look into instead of taking it for empty', async () => {
  const loop = join(folder, 'loop');
  symlinkSync('loop', loop);
  const damaged = write('snap/x2/credentials/client.config.backup', '\0\0not yaml: [');
  const refused = write('snap/x2/credentials/known_tokens.csv.backup', `${token},"admin\n`);
  const own = write('home/.kube/config', `${kubeconfig(token)} - : [`);
  expect(await look([loop, own])).toEqual({ copies: [], unread: [loop, own, damaged, refused] });
});

it('takes for empty only what holds no user, and what is neither kubeconfig nor token file', async () => {
  write('snap/x2/credentials/ca.crt.backup', '-----BEGIN CERTIFICATE-----');
  write('snap/x2/credentials/kubelet.config.tmp', '');
  const own = write('home/.kube/config', 'apiVersion: v1\nkind: Config\nusers: null\n');
  expect(await look([own])).toEqual({ copies: [], unread: [] });
});

it.each([
  ['a merge key', (admin: string) => `x: &a\n  token: "${admin}"\nusers:\n- name: a\n  user: {<<: *a}\n`],
  ['an alias', (admin: string) => `x: &a "${admin}"\nusers:\n- name: a\n  user: {token: *a}\n`],
  ['a second document', (admin: string) => `users: []\n---\n${kubeconfig(admin)}`],
  ['a user of the same name', (admin: string) => `${kubeconfig('other')}${kubeconfig(admin).slice(7)}`],
  [
    'UTF-16',
    (admin: string) => `\u00ff\u00fe${Buffer.from(kubeconfig(admin), 'utf16le').toString('latin1')}`,
  ],
  ['Latin-1', (admin: string) => `# \u00fc\n${kubeconfig(admin)}`],
])('names a kubeconfig that is read in two ways: %s', async (_name, text) => {
  const own = write('home/.kube/mine', '');
  writeFileSync(own, text(token), 'latin1');
  expect(await look()).toEqual({ copies: [], unread: [own] });
});

const merged = (...tokens: readonly string[]) =>
  JSON.stringify({ users: tokens.map((each, at) => ({ name: `user-${at}`, user: { token: each } })) });

it.each([
  ['the former one first', [former, token]],
  ['the current one first', [token, former]],
])('tells of a merged kubeconfig every credential that it holds: %s', async (_name, tokens) => {
  const own = write('home/.kube/config', merged(...tokens));
  const { copies } = await look([own]);
  expect(copies.map(({ file, holds }) => [file, holds])).toEqual([
    [own, 'current'],
    [own, 'former'],
  ]);
});

it('names every folder that the walk did not come to', async () => {
  for (let at = 0; at < 501; at += 1) write(`home/.kube/many/${String(at).padStart(3, '0')}`, 'x');
  write('home/.kube/other/config', kubeconfig(token));
  write('home/.kube/zoo/config', kubeconfig(token));
  const { unread } = await look();
  expect(unread).toEqual(['many', 'other', 'zoo'].map((name) => join(folder, 'home/.kube', name)));
});

it('follows a kubeconfig to the files that it refers to, and names those that it cannot read', async () => {
  const refers = (user: object) => JSON.stringify({ users: [{ name: 'a', user }] });
  const own = write('home/.kube/config', refers({ tokenFile: '../token' }));
  write('home/token', `${token}\n`);
  symlinkSync('loop', join(folder, 'home/loop'));
  const unreadable = write('home/.kube/other', refers({ tokenFile: '../loop' }));
  write('home/.kube/gone', refers({ 'client-certificate': '../none.crt', 'client-key': '../none.key' }));
  expect(await look([own])).toEqual({
    copies: [
      {
        ...{ credential: 'token', holds: 'current', expiresAt: null },
        ...{ file: own, place: 'own-kubeconfig', format: 'kubeconfig', change: 'refers' },
      },
    ],
    unread: [`${dirname(unreadable)}/../loop`],
  });
});

it('takes a certificate for a credential only with its key, which may lie in another file', async () => {
  const authority = await Authority.create();
  const names = { subject: 'CN=admin,O=system:masters', usage: 'client', names: [] } as const;
  const [{ certificate, key }, other] = await Promise.all([authority.issue(names), authority.issue(names)]);
  const encode = (pem: string) => Buffer.from(pem).toString('base64');
  const held = (user: object, referred?: ReadonlyMap<string, string>) =>
    heldCredentials(
      '/a/config',
      Buffer.from(JSON.stringify({ users: [{ name: 'a', user }] })),
      createCertificates(),
      referred,
    );
  const inline = { 'client-certificate-data': encode(certificate) };
  const inFile = { ...inline, 'client-key': 'key.pem' };
  expect(held(inline)?.certificates).toEqual([]);
  expect(held({ ...inline, 'client-key-data': encode(other.key) })?.certificates).toEqual([]);
  expect(held({ ...inline, 'client-key-data': encode(key) })?.certificates).toHaveLength(1);
  expect(held(inFile)).toMatchObject({ certificates: [], references: ['/a/key.pem'] });
  expect(held(inFile, new Map([['/a/key.pem', key]]))?.certificates).toHaveLength(1);
});

it('tells every cluster that a kubeconfig gives a token to', async () => {
  const [ours, foreign] = await Promise.all([Authority.create(), Authority.create('CN=foreign')]);
  const clusters = Object.entries({ foreign, ours }).map(([name, { pem }]) => ({
    name,
    cluster: { 'certificate-authority-data': Buffer.from(pem).toString('base64') },
  }));
  const contexts = clusters.map(({ name }) => ({ name, context: { cluster: name, user: 'admin' } }));
  const users = [{ name: 'admin', user: { token } }];
  const held = heldCredentials(
    'config',
    Buffer.from(JSON.stringify({ clusters, contexts, users })),
    createCertificates(),
  );
  const identities = [foreign, ours].map(({ pem }) => createCertificates().read(pem)?.publicKeySha256);
  expect(held?.tokens.map((each) => each.keys)).toEqual([identities]);
});
