import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileModes } from '../../src/main/adapters/files/file-modes.ts';
import { findOpenFiles } from '../../src/main/core/cluster/scope/open-files.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import { CertificateFolder } from './certificate-folder.ts';

let folder: CertificateFolder;

describe('files with secrets', () => {
  beforeEach(async () => {
    folder = await CertificateFolder.make('token');
  });
  afterEach(() => folder.remove());

  const open = async () => {
    const { root, tokenFile } = await folder.found();
    const files = await findOpenFiles(root, tokenFile, fileModes);
    expect(files.unseen).toEqual([]);
    return files.open.map(({ path, isWritable }) => [path.slice(root.length + 1), isWritable]);
  };
  const openFolders = () => {
    for (const name of ['..', '.', 'credentials', 'certs'])
      chmodSync(join(folder.snapData.current, name), 0o755);
  };

  it('are closed to others as MicroK8s makes them', async () => {
    expect(await open()).toEqual([]);
  });

  it('are found by their mode bits, keys and credentials but not certificates', async () => {
    openFolders();
    chmodSync(folder.at('credentials/client.config'), 0o644);
    chmodSync(folder.at('credentials/known_tokens.csv'), 0o662);
    chmodSync(folder.at('certs/ca.key'), 0o604);
    chmodSync(folder.at('certs/ca.crt'), 0o644);
    expect(await open()).toEqual([
      ['credentials/client.config', false],
      ['credentials/known_tokens.csv', true],
      ['certs/ca.key', false],
    ]);
  });

  it.each(['certs', 'var/kubernetes/backend'])('are found where the token file is in %s', async (name) => {
    openFolders();
    const { root } = await folder.found();
    for (const each of ['var', 'var/kubernetes', 'var/kubernetes/backend']) {
      mkdirSync(join(root, each), { recursive: true });
      chmodSync(join(root, each), 0o755);
    }
    const tokenFile = join(root, name, 'tokens.csv');
    writeFileSync(tokenFile, '');
    chmodSync(tokenFile, 0o644);
    expect(await findOpenFiles(root, tokenFile, fileModes)).toEqual({
      open: [{ path: tokenFile, isWritable: false }],
      unseen: [],
    });
  });

  it('are found beside one that is not there any more under the name that its folder told', async () => {
    openFolders();
    chmodSync(folder.at('credentials/client.config'), 0o644);
    // A name that is no UTF-8 is told as another one, which no file has.
    writeFileSync(Buffer.concat([Buffer.from(folder.at('credentials/')), Buffer.of(0xff)]), '');
    expect(await open()).toEqual([['credentials/client.config', false]]);
  });

  it('are closed behind a folder that others may not enter', async () => {
    openFolders();
    chmodSync(folder.at('credentials/client.config'), 0o644);
    chmodSync(folder.at('credentials'), 0o750);
    expect(await open()).toEqual([]);
  });

  it('are unknown in a folder that cannot be listed, unless others may not enter it', async () => {
    openFolders();
    const { root, tokenFile } = await folder.found();
    const credentials = join(root, 'credentials');
    const unlisted: typeof fileModes = {
      ...fileModes,
      list: (path) =>
        path === credentials
          ? Promise.resolve(fail({ code: 'root-only', file: path }))
          : fileModes.list(path),
    };
    expect(await findOpenFiles(root, tokenFile, unlisted)).toEqual({ open: [], unseen: [credentials] });
    chmodSync(credentials, 0o750);
    expect(await findOpenFiles(root, tokenFile, unlisted)).toEqual({ open: [], unseen: [] });
  });
});
