import { describe, expect, it } from 'vitest';
import { safetyInGerman } from '../../../src/shared/words/de/safety-phrases.ts';
import { safetyPhrases } from '../../../src/shared/words/en/safety-phrases.ts';
import { findingActs, type FindingAction } from '../../../src/shared/words/finding-acts.ts';
import { formatMoment } from '../../../src/shared/words/text/format-time.ts';
import type { SafetyFinding } from '../../../src/shared/contract/state/safety-state.ts';
import { describeFinding } from '../../../src/shared/words/safety-words.ts';
import { nothingKnown, type Known } from '../../../src/shared/words/known/known.ts';

const dashboard = 'kube-system/microk8s-dashboard-token';
const addOn = `MicroK8s’ dashboard add-on made ${dashboard}, and disabling the add-on does not delete it.`;

const lamp = 'kube-system/headlamp-admin';
const seen = { administrators: [], unasked: [], asOf: null, isPast: false };

describe('the words of a finding', () => {
  it.each<[SafetyFinding, string, string]>([
    [
      {
        kind: 'legacy-tokens',
        total: 1,
        first: 'legacy-token:1',
        named: ['default/ci'],
        areAdmin: false,
        ...seen,
      },
      'A legacy token never expires: default/ci.',
      'Whoever has read this Secret can use its token until the Secret is deleted.',
    ],
    [
      {
        kind: 'legacy-tokens',
        total: 1,
        first: 'legacy-token:1',
        named: [dashboard],
        areAdmin: true,
        ...seen,
      },
      `A legacy token never expires: ${dashboard}.`,
      `Whoever has read this Secret can use its token until the Secret is deleted. While RBAC is off, it is cluster admin. ${addOn}`,
    ],
    [
      {
        kind: 'legacy-tokens',
        total: 7,
        first: 'legacy-token:1',
        named: [dashboard, 'default/ci'],
        areAdmin: true,
        ...seen,
      },
      '7 legacy tokens never expire.',
      `Whoever has read one of these Secrets can use its token until the Secret is deleted: ${dashboard}, default/ci and 5 more. While RBAC is off, each of them is cluster admin. ${addOn}`,
    ],
    [
      {
        ...{
          kind: 'legacy-tokens',
          total: 1,
          first: 'legacy-token:1',
          named: [lamp],
          areAdmin: false,
          ...seen,
        },
        administrators: [lamp],
      },
      `A legacy token never expires: ${lamp}.`,
      `Whoever has read this Secret can use its token until the Secret is deleted. Its account may do everything. Headlamp’s own manifest made it.`,
    ],
    [
      {
        ...{
          kind: 'legacy-tokens',
          total: 1,
          first: 'legacy-token:1',
          named: [lamp],
          areAdmin: false,
          ...seen,
        },
        unasked: [lamp],
      },
      `A legacy token never expires: ${lamp}.`,
      `Whoever has read this Secret can use its token until the Secret is deleted. Whether its account may do everything could not be found out. Headlamp’s own manifest made it.`,
    ],
    [
      {
        ...{
          kind: 'legacy-tokens',
          total: 2,
          first: 'legacy-token:1',
          named: [dashboard, lamp],
          areAdmin: false,
          ...seen,
        },
        administrators: [dashboard, lamp],
      },
      '2 legacy tokens never expire.',
      `Whoever has read one of these Secrets can use its token until the Secret is deleted: ${dashboard}, ${lamp}. The accounts that the tokens of ${dashboard}, ${lamp} belong to may do everything. ${addOn} Headlamp’s own manifest made ${lamp}.`,
    ],
    [
      { kind: 'join-tokens', total: 1, reusable: 0, first: 'agent-token:cluster-tokens.txt:1' },
      'A join token never expires.',
      'Whoever has it can join a machine to this cluster, which then holds its keys. It works once, at any time.',
    ],
    [
      { kind: 'join-tokens', total: 2, reusable: 2, first: 'agent-token:cluster-tokens.txt:1' },
      '2 join tokens never expire.',
      'Whoever has one can join a machine to this cluster, which then holds its keys. Each works for any number of machines.',
    ],
    [
      { kind: 'join-tokens', total: 3, reusable: 1, first: 'agent-token:cluster-tokens.txt:1' },
      '3 join tokens never expire.',
      'Whoever has one can join a machine to this cluster, which then holds its keys. One of them works for any number of machines.',
    ],
    [
      { kind: 'admin-token-forever', copies: 0 },
      'The admin token never expires.',
      'Whoever has seen it is administrator until it is replaced.',
    ],
    [
      { kind: 'admin-token-forever', copies: 2 },
      'The admin token never expires.',
      'Whoever has seen it is administrator until it is replaced. 2 other kubeconfigs hold copies of it.',
    ],
    [
      { kind: 'static-tokens-forever', total: 2, named: ['one', 'two'] },
      '2 static tokens that never expire make administrators: one, two.',
      'Whoever has seen one of them is administrator until its row in the token file is changed.',
    ],
    [
      { kind: 'agent-tokens-forever', total: 1, first: 'agent-token:callback-token.txt:1' },
      'A token of the cluster agent never expires.',
      'Whoever has it can become administrator of the cluster.',
    ],
  ])('say what and why: %o', (finding, what, why) => {
    expect(describeFinding(finding, nothingKnown)).toMatchObject({ what, why });
  });

  it('offer no renewal that would leave out the name that args/kubelet gives the node', () => {
    const kubelet = { id: 'certificate:kubelet.crt', name: 'kubelet.crt', role: 'kubelet' } as const;
    const own = { standing: 'own', maker: 'microk8s', mode: 'x509', obstacle: null } as const;
    const certificate = { ...kubelet, ...own, nodeName: 'cellar' };
    const words = (addresses: string[]) =>
      describeFinding({ kind: 'kubelet-uncovered', addresses, certificate }, nothingKnown);
    expect(words(['cellar']).command).toBeUndefined();
    expect(words(['cellar']).remedy).toContain('--hostname-override');
    expect(words(['10.0.0.7']).command).toBe('sudo microk8s refresh-certs -e ca.crt');
  });

  const renew = 'sudo microk8s refresh-certs -e server.crt';
  const file = '/snap/certs/server.crt';
  const inX509 = { role: 'server', maker: 'microk8s', obstacle: null, mode: 'x509' } as const;
  const server = { id: 'certificate:server.crt', name: 'server.crt', ...inX509 } as const;
  const unread = { kind: 'certificate-unread', id: `file:${file}`, ...inX509 } as const;
  const empty = { code: 'certificate-unusable', file, problem: 'empty' } as const;
  const key = { code: 'certificate-key-unusable', file: '/snap/certs/ca.key', problem: 'other-key' } as const;
  const serverKey = '/snap/certs/server.key';
  const ownKey = (problem: 'empty' | 'damaged' | 'other-key') =>
    ({ code: 'certificate-key-unusable', file: serverKey, problem }) as const;
  const obstacle = { file: serverKey, problem: 'empty' } as const;
  const noCaKey = { file: '/snap/certs/ca.key', problem: 'missing' } as const;
  const ending = {
    ...server,
    kind: 'certificate-ending',
    notAfter: 1,
    isExpired: true,
    also: [] as { id: string; name: string; role: 'scheduler'; notAfter: number }[],
  } as const;
  it.each<[string, SafetyFinding, string | undefined]>([
    ['an expired server.crt', { ...ending, standing: 'own' }, renew],
    ['an expired certificate from elsewhere', { ...ending, standing: 'elsewhere' }, undefined],
    ['an empty server.crt', { ...unread, standing: 'own', error: empty }, renew],
    ['an empty one elsewhere', { ...unread, standing: 'elsewhere', error: empty }, undefined],
    [
      'a folder in its place',
      { ...unread, standing: 'own', error: { code: 'file-not-regular', file } },
      `sudo mv ${file} ${file}.old && ${renew}`,
    ],
    [
      'a server.crt beside the key of another, which a new one will fit',
      { ...unread, standing: 'own', error: ownKey('other-key') },
      renew,
    ],
    [
      'an empty server.key, which renewing does not make',
      { ...unread, standing: 'own', error: ownKey('empty'), obstacle },
      undefined,
    ],
    ['an expired server.crt beside an empty key', { ...ending, standing: 'own', obstacle }, undefined],
    [
      'an expired server.crt that no CA key could sign',
      { ...ending, standing: 'own', obstacle: noCaKey },
      undefined,
    ],
    [
      'one that may not be read',
      { ...unread, standing: 'own', error: { code: 'root-only', file } },
      undefined,
    ],
    [
      'a CA with another key, whose renewal would make another CA',
      { ...unread, role: 'ca', standing: 'own', error: key },
      undefined,
    ],
    [
      'a served certificate that covers too little',
      {
        kind: 'address-uncovered',
        addresses: ['10.0.0.1'],
        certificate: { ...server, standing: 'elsewhere' },
      },
      undefined,
    ],
    [
      'one that is not valid yet',
      {
        kind: 'certificates-not-yet',
        total: 1,
        named: [{ id: 'certificate:server.crt', name: 'server.crt', role: 'server' }],
        notBefore: 2,
        seenAt: 1,
      },
      'timedatectl',
    ],
    [
      'a file from later, written by a clock that may be right by now',
      { kind: 'file-from-later', file, changedAt: 2, seenAt: 1 },
      'timedatectl',
    ],
  ])('give the command that helps, or none: %s', (_, finding, command) => {
    expect(describeFinding(finding, nothingKnown).command).toBe(command);
  });

  const doubtful = { ...nothingKnown, isClockDoubtful: true };
  const broken = { message: 'Line 3 of args is bad.', remedy: 'Mend it.' };
  const uncovered: SafetyFinding = {
    kind: 'address-uncovered',
    addresses: ['10.0.0.1'],
    certificate: { ...server, standing: 'own' },
  };

  it.each([
    ['server', 'microk8s', `sudo mv ${file} ${file}.old && ${renew}`],
    ['kubelet-rotated', 'microk8s', 'microk8s kubectl get csr'],
  ] as const)(
    'put what is in the way aside only before what makes another one: %s',
    (role, maker, command) => {
      const error = { code: 'file-not-regular', file } as const;
      const finding: SafetyFinding = { ...unread, role, maker, standing: 'own', error };
      expect(describeFinding(finding, nothingKnown).command).toBe(command);
    },
  );

  it('put nothing aside while the clock is doubtful', () => {
    const finding: SafetyFinding = { ...unread, standing: 'own', error: { code: 'file-not-regular', file } };
    const words = describeFinding(finding, doubtful);
    expect(words.command).toBe('timedatectl');
    expect(words.remedy).toMatch(/^Check the clock/);
  });

  it.each<[string, SafetyFinding, Known, RegExp, string | undefined]>([
    ['nothing is against it', uncovered, nothingKnown, /By hand:$/, renew],
    ['the clock is doubtful', uncovered, doubtful, /^Check the clock/, 'timedatectl'],
    [
      'the arguments are bad',
      uncovered,
      { ...nothingKnown, breaksStart: broken },
      /^First this: Line 3 of args is bad\. Mend it\.$/,
      undefined,
    ],
    [
      'a key is missing',
      { ...uncovered, certificate: { ...server, standing: 'own', obstacle: noCaKey } },
      nothingKnown,
      /^Do not renew it now/,
      undefined,
    ],
    [
      'it is from elsewhere',
      { ...uncovered, certificate: { ...server, standing: 'elsewhere' } },
      doubtful,
      /^MicroK8s did not make it: whatever made it must/,
      undefined,
    ],
  ])(
    'renew a certificate that covers too little where that helps: %s',
    (_, finding, known, remedy, command) => {
      const words = describeFinding(finding, known);
      expect(words.remedy).toMatch(remedy);
      expect(words.command).toBe(command);
    },
  );

  it('say why there is no command, and what to restore', () => {
    const words = describeFinding({ ...ending, standing: 'own', obstacle: noCaKey }, nothingKnown);
    expect(words.remedy).toMatch(/\/snap\/certs\/ca\.key, which is missing, and makes no matching key/);
    expect(words.remedy).toMatch(/restore that key from a backup/);
  });

  it('show what a name hides', () => {
    const finding = {
      kind: 'legacy-tokens',
      first: 'legacy-token:1',
      total: 1,
      named: ['default/a\u202eb'],
      areAdmin: false,
      ...seen,
    } as const;
    expect(describeFinding({ ...finding, named: [...finding.named] }, nothingKnown).what).toBe(
      'A legacy token never expires: default/a\\u{202e}b.',
    );
  });

  const rbacOff = {
    kind: 'rbac-off',
    server: 'always-allow',
    files: 'always-allow',
    fitsAddOn: true,
    asOf: null,
  } as const;
  const at = new Date(2026, 10, 24, 14, 32).getTime();
  const time = formatMoment(at);

  it.each<[SafetyFinding, string, string | undefined]>([
    [rbacOff, '', 'microk8s enable rbac'],
    [{ ...rbacOff, asOf: at }, ` As of ${time}.`, 'microk8s enable rbac'],
    [
      { ...rbacOff, server: null },
      ' That is what args/kube-apiserver says; the API server could not be asked.',
      'microk8s enable rbac',
    ],
    [{ ...rbacOff, fitsAddOn: false }, '', undefined],
    [
      { ...rbacOff, files: 'rbac' },
      ' args/kube-apiserver turns RBAC on, but the API server has not read it yet.',
      'sudo snap restart microk8s.daemon-kubelite',
    ],
  ])('say who saw that RBAC is off, and when: %o', (finding, added, command) => {
    const words = describeFinding(finding, nothingKnown);
    expect(words.what).toBe('RBAC is off: every token is cluster admin.');
    expect(words.why).toBe(
      `Whoever holds any valid token of this cluster may do everything with it.${added}`,
    );
    expect(words.command).toBe(command);
    expect(words.action).toBe(command === undefined ? 'show-remedy' : 'turn-on-rbac');
  });

  it('offer the command that there is, not the one that waits for the clock', () => {
    expect(describeFinding(rbacOff, doubtful)).toMatchObject({
      command: 'timedatectl',
      action: 'check-clock',
    });
  });

  it.each([
    [
      'English',
      safetyPhrases(),
      { asks: /…$/, leads: /^Show /, unfolds: /^Show /, command: /^(?!Show )[^…]+$/, does: /^[^…]+$/ },
    ],
    [
      'German',
      safetyInGerman,
      { asks: / …$/, leads: / anzeigen$/, unfolds: / anzeigen$/, command: /^[^…]+$/, does: /^[^…]+$/ },
    ],
  ])('say in %s of each act whether it asks, shows something, or neither', (_, { actions }, patterns) => {
    for (const [action, kind] of Object.entries(findingActs))
      expect(actions[action as FindingAction]).toMatch(patterns[kind]);
  });

  it('offer no command on what only was so', () => {
    const words = describeFinding({ kind: 'rbac-was-off', at }, nothingKnown);
    expect(words.what).toBe(`RBAC was off ${time}: every token was cluster admin.`);
    expect(words.command).toBeUndefined();
  });
});
