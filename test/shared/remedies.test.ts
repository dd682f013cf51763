import { afterEach, describe as group, expect, it } from 'vitest';
import type { CertificateRow, RenewalObstacle } from '../../src/shared/contract/state/certificates-state.ts';
import { newAuthorityWay } from '../../src/shared/words/admin-commands.ts';
import { describeCertificate, serverRenewal } from '../../src/shared/words/certificate-words.ts';
import {
  certificateMakerSchema,
  certificateRoleSchema,
  certificateStandingSchema,
} from '../../src/shared/contract/state/certificates-state.ts';
import { describe } from '../../src/shared/words/describe.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import { nothingKnown, type Known } from '../../src/shared/words/known/known.ts';
import { speak } from '../../src/shared/words/language/spoken.ts';
import { speakLanguage } from '../fakes/speak-language.ts';
import { knownOf } from '../../src/shared/words/known-of.ts';
import type { SafetyFinding } from '../../src/shared/contract/state/safety-state.ts';
import { describeFinding } from '../../src/shared/words/safety-words.ts';
import { openCluster, type OpenCluster } from '../core/open-cluster.ts';
import { certificate } from '../core/certificate-row.ts';
import { everyError, everyFinding } from './every-error.ts';

afterEach(() => speak(null));

const server = 'https://127.0.0.1:16443';
const now = 1_000_000_000_000;
const dayMs = 86_400_000;
const tokenFile = '/snap/current/credentials/known_tokens.csv';

const readLog = 'sudo journalctl -u snap.microk8s.daemon-kubelite -n 100 --no-pager';
const restart = 'sudo snap restart microk8s.daemon-kubelite';
const start = 'microk8s start';
const renewCa = 'sudo microk8s refresh-certs -e ca.crt';
const renewServer = 'sudo microk8s refresh-certs -e server.crt';
const copies = "sudo find /var/snap/microk8s -name 'client.config*' -ls";

const refusedFile: AppError = {
  code: 'token-file-refused',
  file: tokenFile,
  line: 1,
  problem: 'too-few-columns',
};
const refusedArgs: AppError = {
  code: 'args-refused',
  file: '/snap/current/args/kube-apiserver',
  line: 3,
  problem: 'stray-word',
};
const differs: AppError = { code: 'admin-token-differs', file: tokenFile };
const missingFile: AppError = { code: 'file-missing', file: tokenFile };
/** What kept Keyfob from comparing the token file with client.config. */
const uncompared = {
  'only root may read the token file': { code: 'root-only', file: tokenFile },
  'the token file is of another group': { code: 'no-permission', file: tokenFile, group: 'microk8s' },
  'the token file is too large': { code: 'file-too-large', file: tokenFile, limitBytes: 1_048_576 },
  'the token file cannot be read': { code: 'file-unreadable', file: tokenFile },
  'the args are unclear': {
    code: 'args-unclear',
    file: '/snap/current/args/kube-apiserver',
    line: 3,
    variable: null,
  },
} as const satisfies Record<string, AppError>;
type Uncompared = keyof typeof uncompared;

interface Change {
  readonly cluster?: Partial<OpenCluster>;
  readonly certificates?: Partial<NonNullable<Parameters<typeof knownOf>[0]['certificates']>>;
  readonly safety?: readonly SafetyFinding[];
}

function certificatesWith(change: NonNullable<Change['certificates']>) {
  return {
    rows: [],
    unread: [],
    uncovered: [],
    kubeletUncovered: [],
    lastChange: null,
    obstacles: { server: null, ca: null },
    ...change,
  };
}

function know({ cluster = {}, certificates, safety = [] }: Change): Known {
  return knownOf(
    {
      cluster: openCluster(cluster),
      certificates: certificates === undefined ? null : certificatesWith(certificates),
      safety: [...safety],
    },
    now,
  );
}

const signsIn = (change: Partial<Extract<OpenCluster['admin'], { kind: 'client-certificate' }>>): Change => ({
  cluster: {
    mode: 'x509',
    tokenFile: null,
    admin: {
      kind: 'client-certificate',
      subject: 'CN=admin,O=system:masters',
      notBefore: now - dayMs,
      notAfter: now + dayMs,
      ...change,
    },
  },
});
const fromLater: SafetyFinding = { kind: 'file-from-later', file: '/f', changedAt: now + dayMs, seenAt: now };
const unsettled: SafetyFinding = { kind: 'rotation-unsettled', startedAt: now, isSeen: true };
const obstacle: RenewalObstacle = { file: '/snap/current/certs/ca.key', problem: 'missing' };
const emptyServer = {
  id: 'file:/snap/current/certs/server.crt',
  role: 'server',
  standing: 'own',
  maker: 'microk8s',
  obstacle: null,
  error: { code: 'certificate-unusable', file: '/snap/current/certs/server.crt', problem: 'empty' },
} as const;
const emptyTokenKey = {
  ...emptyServer,
  id: 'file:/snap/current/certs/serviceaccount.key',
  role: 'token-key',
  error: {
    code: 'certificate-key-unusable',
    file: '/snap/current/certs/serviceaccount.key',
    problem: 'empty',
  },
} as const;
const elsewhere = {
  ...emptyServer,
  id: 'file:/etc/own/server.crt',
  standing: 'elsewhere',
  error: { code: 'certificate-unusable', file: '/etc/own/server.crt', problem: 'empty' },
} as const;
const keyless: Change['certificates'] = {
  rows: [
    { ...certificate('ca.crt', 'ca', now + dayMs), obstacle },
    { ...certificate('server.crt', 'server', now + dayMs), obstacle },
  ],
};

/** What a cluster can be known to be, by the name that the tables give it. */
const states = {
  'all is well': {},
  'it was stopped': { cluster: { halted: 'stopped' } },
  'memory is short': { cluster: { halted: 'low-memory' } },
  'a row of the token file is refused': { cluster: { warning: refusedFile } },
  'it was stopped, and a row is refused': { cluster: { halted: 'stopped', warning: refusedFile } },
  'args are refused': { cluster: { warning: refusedArgs } },
  'the token file is missing': { cluster: { warning: missingFile } },
  'the admin token differs': { cluster: { warning: differs } },
  'no token file is named': {
    cluster: { mode: 'unknown', warning: { code: 'token-file-unnamed', file: '/a' } },
  },
  'only root may read the token file': {
    cluster: { warning: uncompared['only root may read the token file'] },
  },
  'the token file is of another group': {
    cluster: { warning: uncompared['the token file is of another group'] },
  },
  'the token file is too large': { cluster: { warning: uncompared['the token file is too large'] } },
  'the token file cannot be read': { cluster: { warning: uncompared['the token file cannot be read'] } },
  'the args are unclear': { cluster: { mode: 'unknown', warning: uncompared['the args are unclear'] } },
  'a rotation was cut off': { safety: [unsettled] },
  'the clock is doubtful': { safety: [fromLater] },
  'it was stopped, and the clock is doubtful': { cluster: { halted: 'stopped' }, safety: [fromLater] },
  'server.crt is empty': { certificates: { unread: [emptyServer] } },
  'the server certificate is empty, and from elsewhere': { certificates: { unread: [elsewhere] } },
  'the key of the tokens is empty': { certificates: { unread: [emptyTokenKey] } },
  'the CA has no key': { certificates: keyless },
  'a good certificate': signsIn({}),
  'an expired certificate': signsIn({ notAfter: now - dayMs }),
  'an expired certificate, and no CA key': { ...signsIn({ notAfter: now - dayMs }), certificates: keyless },
  'an expired certificate, and refused args': {
    cluster: { ...signsIn({ notAfter: now - dayMs }).cluster, warning: refusedArgs },
  },
  'a certificate from tomorrow': signsIn({ notBefore: now + dayMs }),
  'a certificate of another CA': {
    ...signsIn({}),
    certificates: {
      rows: [
        {
          ...certificate('client.config', 'admin', now + dayMs),
          notBefore: now - dayMs,
          chain: 'broken',
        },
      ],
    },
  },
} as const satisfies Record<string, Change>;
type State = keyof typeof states;

group('the remedy fits what is known', () => {
  const unreachable = { code: 'api-unreachable', server, reason: 'refused' } as const;
  it.each<[State, RegExp, string | undefined]>([
    ['all is well', /^Look in the log of kubelite why it does not run/, readLog],
    ['it was stopped', /^MicroK8s was stopped: start it/, start],
    ['memory is short', /too little memory/, 'free --human'],
    ['a row of the token file is refused', /likely cause: Line 1 of .*known_tokens\.csv has fewer/, readLog],
    ['it was stopped, and a row is refused', /^First this: Line 1 of .*known_tokens\.csv/, undefined],
    ['args are refused', /likely cause: Line 3 of .*kube-apiserver has a word/, readLog],
    ['the token file is missing', /likely cause: .*known_tokens\.csv is not there/, readLog],
    ['the admin token differs', /^Look in the log/, readLog],
    ['the clock is doubtful', /^Look in the log/, readLog],
    ['it was stopped, and the clock is doubtful', /^Check the clock of this machine before/, 'timedatectl'],
    ['server.crt is empty', /likely cause: .*server\.crt is empty/, readLog],
    ['the key of the tokens is empty', /likely cause: .*serviceaccount\.key is empty.* same key\.$/, readLog],
    ['an expired certificate', /^Look in the log/, readLog],
  ])('the API server is off, and %s', (state, remedy, command) => {
    for (const reason of ['refused', 'cut'] as const) {
      const words = describe({ ...unreachable, reason }, know(states[state]));
      expect(words.remedy).toMatch(remedy);
      expect(words.command).toBe(command);
    }
  });

  it.each(['unknown-host', 'no-route'] as const)(
    'is about the address where that is not found: %s',
    (reason) => {
      const words = describe({ ...unreachable, reason }, know(states['it was stopped']));
      expect(words.remedy).toMatch(/^Check the server address in client\.config/);
      expect(words.command).toBeUndefined();
    },
  );

  it.each<[State, RegExp, string | undefined]>([
    ['all is well', /^The token file has the token of client\.config/, restart],
    ['a row of the token file is refused', /likely cause: Line 1 of/, undefined],
    ['args are refused', /likely cause: Line 3 of/, undefined],
    ['the token file is missing', /likely cause: .* is not there/, undefined],
    ['the admin token differs', /likely cause: .* does not hold the token of client\.config/, undefined],
    ['no token file is named', /likely cause: .* names no token file/, undefined],
    ['a rotation was cut off', /likely cause: A rotation of the admin token was cut off/, undefined],
    ['the clock is doubtful', /^Check the clock/, 'timedatectl'],
    ['server.crt is empty', /^First this: .*server\.crt is empty/, undefined],
    ['the CA has no key', /^The token file has/, restart],
    ['a good certificate', /^Its client certificate is in its time/, undefined],
    ['an expired certificate', /^Its client certificate expired on .* renew it with the CA/, renewCa],
    ['an expired certificate, and no CA key', /^Do not renew it now: .*ca\.key, which is missing/, undefined],
    ['an expired certificate, and refused args', /^First this: Line 3 of/, undefined],
    ['a certificate from tomorrow', /is not valid before .* Renewing changes nothing/, 'timedatectl'],
    ['a certificate of another CA', /^The CA of this cluster did not sign its client certificate/, copies],
  ])('the credential is not accepted, and %s', (state, remedy, command) => {
    const words = describe({ code: 'api-unauthorized', server }, know(states[state]));
    expect(words.remedy).toMatch(remedy);
    expect(words.command).toBe(command);
  });

  it.each<Uncompared>([
    'only root may read the token file',
    'the token file is of another group',
    'the token file is too large',
    'the token file cannot be read',
    'the args are unclear',
  ])('the credential is not accepted, and nobody knows whether the token file has it: %s', (state) => {
    const words = describe({ code: 'api-unauthorized', server }, know(states[state]));
    const { message, remedy } = describe(uncompared[state], nothingKnown);
    expect(words.remedy).toBe(
      `Keyfob could not find out whether the token file has the token of client.config. ${message} ${remedy}`,
    );
    expect(words.command).toBeUndefined();
  });

  it('takes no path for a command from an error', () => {
    for (const code of ['root-only', 'no-permission'] as const) {
      const error = { code, file: '/made-up/credentials/client.config', group: 'wheel' } as const;
      const known = { ...nothingKnown, snapData: '/snap data' };
      expect(describe(error, known).command).toContain("'/snap data/credentials/client.config'");
      expect(describe(error, nothingKnown).command).toBeUndefined();
      expect(describe({ ...error, file: '/made-up' }, known).command).toBeUndefined();
    }
  });

  it('says no more of the credential than is known', () => {
    const words = describe({ code: 'api-unauthorized', server }, nothingKnown);
    expect(words.command).toBeUndefined();
    expect(words.remedy).not.toMatch(/restart/i);
  });

  const wrongName = { code: 'api-certificate', server, problem: 'wrong-name' } as const;
  it.each<[State, string | undefined]>([
    ['all is well', renewServer],
    ['the CA has no key', undefined],
    ['args are refused', undefined],
    ['the admin token differs', undefined],
    ['a rotation was cut off', undefined],
    ['the clock is doubtful', 'timedatectl'],
    ['server.crt is empty', renewServer],
  ])('a certificate is renewed only where that helps: %s', (state, command) => {
    const known = know(states[state]);
    expect(describe(wrongName, known).command).toBe(command);
    const ended = {
      code: 'api-certificate-dates',
      server,
      which: 'server',
      problem: 'expired',
      at: 1,
      seenAt: now,
    } as const;
    expect(describe(ended, known).command).toBe(command);
  });

  it.each<[State, Partial<CertificateRow>, string | null, RegExp]>([
    ['all is well', {}, renewServer, /^The command restarts kubelite/],
    ['all is well', { standing: 'elsewhere' }, null, /^Renew it with whatever made it/],
    ['all is well', { obstacle }, null, /^Do not renew it now: .*ca\.key, which is missing/],
    ['args are refused', {}, null, /^First this: Line 3/],
    ['the clock is doubtful', {}, null, /^Check the clock/],
  ])(
    'the certificate of the API server is made anew for another address: %s %j',
    (state, change, command, effect) => {
      const row = { ...certificate('server.crt', 'server', now + dayMs), ...change };
      expect(serverRenewal(certificatesWith({ rows: [row] }), know(states[state]))).toEqual({
        command,
        effect: expect.stringMatching(effect) as string,
      });
    },
  );

  it('makes MicroK8s’ own one anew where the server has another one as well, which ends sooner', () => {
    const rows = [
      { ...certificate('own.crt', 'server', now), standing: 'elsewhere' as const },
      certificate('server.crt', 'server', now + dayMs),
    ];
    expect(serverRenewal(certificatesWith({ rows }), know(states['all is well']))?.command).toBe(renewServer);
  });

  const snapData = '/var/snap/microk8s/current';
  const config = `${snapData}/credentials/client.config`;
  const args = `${snapData}/args/kube-apiserver`;
  const argsCopies =
    "sudo find /var/snap/microk8s /snap/microk8s/current/default-args -name 'kube-apiserver*' -ls";
  it.each<[AppError, string]>([
    [{ code: 'no-permission', file: config, group: 'microk8s' }, 'sudo usermod -a -G microk8s $USER'],
    [
      { code: 'no-permission', file: config, group: 'snap_microk8s' },
      'sudo usermod -a -G snap_microk8s $USER',
    ],
    [{ code: 'no-permission', file: config, group: 'wheel' }, `ls -l ${config}`],
    [{ code: 'root-only', file: config }, `sudo namei -l ${config}`],
    [{ code: 'cis-hardened', file: config }, 'sudo microk8s disable cis-hardening'],
    [{ code: 'kubeconfig-unusable', file: config, problem: 'not-yaml' }, copies],
    [{ code: 'kubeconfig-refused', file: config, feature: 'exec' }, copies],
    [{ code: 'file-empty', file: config }, copies],
    [{ code: 'file-missing', file: config }, copies],
    [{ code: 'file-not-text', file: config }, copies],
    [{ code: 'file-too-large', file: config, limitBytes: 1024 }, copies],
    [{ code: 'file-empty', file: args }, argsCopies],
    [{ code: 'file-not-text', file: args }, argsCopies],
    [{ code: 'file-too-large', file: args, limitBytes: 1024 }, argsCopies],
  ])('a file that cannot be read has one command: %j', (error, command) => {
    expect(describe(error, { ...nothingKnown, snapData }).command).toBe(command);
  });
});

group('whatever is offered', () => {
  const errors = everyError('x');
  const certificates = certificateRoleSchema.options.flatMap((role) =>
    certificateStandingSchema.options.flatMap((standing) =>
      [...certificateMakerSchema.unwrap().options, null].flatMap((maker) =>
        [obstacle, null].map((each) => ({ role, standing, maker, obstacle: each })),
      ),
    ),
  );

  const empty = { code: 'certificate-unusable', file: 'x', problem: 'empty' } as const;
  const id = 'certificate:x';
  const found: SafetyFinding[] = [
    ...everyFinding('x'),
    ...certificates.flatMap((each) => [
      {
        kind: 'certificate-ending' as const,
        id,
        name: 'x',
        mode: 'x509' as const,
        ...each,
        notAfter: 1,
        isExpired: true,
        also: [],
      },
      { kind: 'certificate-unread' as const, id, mode: 'token' as const, ...each, error: empty },
    ]),
  ];

  const shown = certificatesWith({ rows: [certificate('server.crt', 'server', now + dayMs)] });
  const offered = (known: Known): (readonly [what: string, command: string])[] =>
    [
      ...errors.map((error) => [JSON.stringify(error), describe(error, known).command] as const),
      ...found.map((finding) => [JSON.stringify(finding), describeFinding(finding, known).command] as const),
      ...certificates.map(
        (each) => [JSON.stringify(each), describeCertificate(each, known).command ?? undefined] as const,
      ),
      ['a new CA', newAuthorityWay(known).command] as const,
      ['another address', serverRenewal(shown, known)?.command ?? undefined] as const,
    ].flatMap(([what, command]) =>
      // An error that brings its command as text has it from the engine, which looks for itself.
      command === undefined || command === 'x' ? [] : [[what, command] as const],
    );

  it('changes the rights of no file that a link could stand for', () => {
    const known = { ...nothingKnown, snapData: '/snap/current' };
    const needed = ['args/kube-apiserver', 'credentials/client.config'].map((name) =>
      describe({ code: 'root-only', file: `/snap/current/${name}` }, known),
    );
    for (const { remedy, command } of needed) {
      expect(command).not.toMatch(/\bch(?:mod|own|grp)\b/);
      expect(remedy).toMatch(/microk8s.* or snap_microk8s.*, unless it is a link/);
    }
  });

  it('knows every kind of finding', () => {
    expect(found.length).toBeGreaterThan(100);
    expect(offered(nothingKnown).length).toBeGreaterThan(100);
  });

  const names = Object.keys(states) as State[];
  const hangs = [
    /--wait-ready/,
    /\bmicrok8s status\b/,
    /\b(?:logs|journalctl|tail|get|ss)\b.*\s(?:-f|-w|--follow|--watch)\b/,
    /\b(?:watch|top|less|tail -f)\b/,
    /journalctl(?!.*--no-pager)/,
    /\bkubectl .*\b(?:wait|rollout status|port-forward|proxy|attach|exec)\b/,
  ];
  const restarts = /\bsnap (?:re)?start\b|\bmicrok8s (?:stop|start|enable|disable)\b|\brefresh-certs\b/;

  it.each(names)('returns: %s', (state) => {
    const bad = offered(know(states[state])).filter(([, command]) =>
      hangs.some((each) => each.test(command)),
    );
    expect(bad).toEqual([]);
  });

  it.each<State>([
    'a row of the token file is refused',
    'it was stopped, and a row is refused',
    'args are refused',
    'the token file is missing',
    'the admin token differs',
    'no token file is named',
    'a rotation was cut off',
    'the clock is doubtful',
    'it was stopped, and the clock is doubtful',
    'an expired certificate, and refused args',
    'the key of the tokens is empty',
    'the server certificate is empty, and from elsewhere',
  ])('restarts nothing where that breaks things or the clock is doubtful: %s', (state) => {
    const bad = offered(know(states[state])).filter(([, command]) => restarts.test(command));
    expect(bad).toEqual([]);
  });

  it('asks for no restart by hand before the rest is mended', () => {
    const finding = { kind: 'rbac-off-at-restart', fitsAddOn: false } as const;
    const remedyIn = (state: State) => describeFinding(finding, know(states[state])).remedy;
    expect(remedyIn('all is well')).toMatch(/^Turn RBAC on there, too\. .* then restart the API server\.$/);
    expect(remedyIn('args are refused')).toMatch(/^First this: Line 3 .* Then: Turn RBAC on/);
    expect(remedyIn('the clock is doubtful')).toMatch(/^First this: Check the clock .* Then: Turn RBAC on/);
  });

  it('knows of every sentence that asks for a restart by hand', () => {
    const known = know(states['args are refused']);
    const asking = [
      ...errors.map((error) => (each: Known) => describe(error, each)),
      ...found.map((finding) => (each: Known) => describeFinding(finding, each)),
    ].filter((tell) => {
      const { remedy, command } = tell(nothingKnown);
      return command === undefined && /\brestart (?:the API server|MicroK8s)\b/i.test(remedy);
    });
    expect(asking.length).toBeGreaterThan(6);
    for (const tell of asking) expect(tell(known).remedy).toMatch(/^First this: Line 3 /);
  });

  it('keeps a restart by hand back in another language, too', async () => {
    await speakLanguage('de');
    const error = { code: 'rotation-old-not-accepted', server } as const;
    expect(describe(error, know(states['args are refused'])).remedy).toMatch(
      /^Zuerst dies: Zeile 3 .* Danach: /,
    );
  });

  it('tells what is in the way of a restart once', () => {
    const known = know(states['the admin token differs']);
    const { remedy } = describe({ code: 'api-unauthorized', server }, known);
    expect(remedy).toMatch(/^This is the likely cause: .* does not hold the token of client\.config/);
    const finding = {
      kind: 'legacy-tokens-unseen',
      error: { code: 'api-unauthorized', server },
    } as const satisfies SafetyFinding;
    expect(describeFinding(finding, known).remedy).toBe(remedy);
  });

  it('restarts nothing but by renewing where server.crt is broken', () => {
    const starting = offered(know(states['server.crt is empty'])).filter(([, command]) =>
      restarts.test(command),
    );
    const bad = starting.filter(([, command]) => !/refresh-certs .*\b(?:server|ca)\.crt/.test(command));
    expect(bad).toEqual([]);
    expect(starting.length).toBeGreaterThan(0);
  });

  it('renews nothing with a key of no use', () => {
    const bad = offered(know(states['the CA has no key'])).filter(([, command]) =>
      /refresh-certs .*\b(?:ca|server)\.crt/.test(command),
    );
    expect(bad).toEqual([]);
  });
});
