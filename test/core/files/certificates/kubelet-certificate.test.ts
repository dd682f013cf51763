import { describe, expect, it } from 'vitest';
import { ofKubelet } from '../../../../src/main/core/files/certificates/kubelet-certificate.ts';
import type { AuthenticationMode } from '../../../../src/shared/contract/state/authentication-mode.ts';
import { describeCertificate } from '../../../../src/shared/words/certificate-words.ts';
import { describeFinding } from '../../../../src/shared/words/safety-words.ts';
import { nothingKnown } from '../../../../src/shared/words/known/known.ts';

const root = '/snap';
const [own, foreign] = [`${root}/certs/ca.crt`, '/etc/kubelet-ca.crt'];
const [crt, key] = [`${root}/certs/kubelet.crt`, `${root}/certs/kubelet.key`];
const aside =
  /^sudo mv \/snap\/certs\/kubelet\.crt \S+ && sudo mv \/snap\/certs\/kubelet\.key \S+ && sudo snap restart/;
const signed = /^sudo sh -ec /;
const renewed = /refresh-certs -e ca\.crt$/;

const errors = [
  { code: 'certificate-unusable', file: crt, problem: 'empty' },
  { code: 'file-not-regular', file: crt },
  { code: 'certificate-key-unusable', file: key, problem: 'other-key' },
] as const;

describe('a kubelet.crt that is of no use', () => {
  it.each<[AuthenticationMode, string | undefined, RegExp | null]>([
    ['x509', undefined, renewed],
    ['x509', own, renewed],
    ['token', undefined, aside],
    ['token', own, signed],
    ['token', foreign, null],
    ['mixed', undefined, aside],
    ['unknown', undefined, null],
  ])('is mended as its row says, in mode %s where %s is asked for', (mode, authority, command) => {
    const tls = authority === undefined ? {} : { 'kubelet-certificate-authority': authority };
    const unread = errors.map((error) => ({
      ...{ id: `file:${error.file}`, role: 'kubelet', standing: 'own', maker: 'microk8s', error },
    })) as Parameters<typeof ofKubelet>[0]['unread'];
    const look = ofKubelet({ seen: [], unread, badKeys: [], change: null }, { root, tls, mode });
    expect(look.unread).toHaveLength(errors.length);
    for (const each of look.unread) {
      const [row, finding] = [
        describeCertificate({ ...each, obstacle: null }, { ...nothingKnown, mode, snapData: root }),
        describeFinding(
          { kind: 'certificate-unread', ...each, obstacle: null, mode },
          { ...nothingKnown, mode, snapData: root },
        ),
      ];
      if (command === null) expect([row.command, finding.command]).toEqual([null, undefined]);
      else {
        expect(row.command).toMatch(command);
        expect(finding.command?.endsWith(row.command!)).toBe(true);
        if (command === aside) expect(finding.command).toBe(row.command);
      }
    }
  });
});
