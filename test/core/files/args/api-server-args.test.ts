import { describe, expect, it } from 'vitest';
import { fitsRbacAddOn } from '../../../../src/main/core/files/args/rbac-add-on.ts';
import { ApiServerArgs } from '../../../../src/main/core/files/args/api-server-args.ts';
import { growth, mostOfHundredfold } from '../../../growth.ts';

const place = {
  file: '/var/snap/microk8s/8596/args/kube-apiserver',
  folder: '/var/snap/microk8s/current',
  root: '/var/snap/microk8s/8596',
};
const table = '/var/snap/microk8s/8596/credentials/known_tokens.csv';

function read(...lines: readonly string[]): ApiServerArgs {
  return new ApiServerArgs(new TextEncoder().encode(lines.join('\n')), place);
}

function refused(line: number, problem: string) {
  return { ok: false, error: { code: 'args-refused', file: place.file, line, problem } };
}

function unclear(line: number, variable: string | null) {
  return { ok: false, error: { code: 'args-unclear', file: place.file, line, variable } };
}

describe('a path', () => {
  it.each<[string | null, ...string[]]>([
    [null, ''],
    [table, '--token-auth-file=${SNAP_DATA}/credentials/known_tokens.csv'],
    ['/var/snap/microk8s/common/t.csv', '--token-auth-file $SNAP_COMMON/t.csv'],
    ['/b/t.csv', '  --token-auth-file="/b/t.csv"  \r'],
    ['/last', '--token-auth-file=/first', '--secure-port=16443', '--token-auth-file=/last'],
    [null, '--token-auth-file=/gone', '--token-auth-file='],
    [null, '# --token-auth-file=/comment'],
    ['/a', "'--token-auth-file'=/a"],
    ['/a', '--token_auth_file=/a'],
    ['/a', '--allow-privileged=true --token-auth-file=/a'],
    ['/a', '--token-auth-file', '# a comment', '', '/a'],
    [`${place.root}/--secure-port=1`, '--token-auth-file', '--secure-port=1'],
    [table, '--token-auth-file=credentials/known_tokens.csv'],
    [table, '--token-auth-file=/var/snap/microk8s/current/credentials/known_tokens.csv'],
    ['/t', '--token-auth-file=/${1}t$*'],
    ['/$', '--token-auth-file=/$'],
    ['/t}', '--token-auth-file=/${}t}'],
    ['/SNAP_DATA', '--token-auth-file=/${SNAP_DATA'],
    ['/t', '--token-auth-file=${SNAP_DATA:-/x}/t'],
    ['/\t', '--token-auth-file=/\t --allow-privileged'],
  ])('is %j', (path, ...lines) => {
    expect(read(...lines).path('token-auth-file')).toEqual({ ok: true, value: path });
  });

  it('that hangs on a variable is not known, and nothing else is lost', () => {
    const args = read('--secure-port=16443', '--token-auth-file=$HOME/t', '--basic-auth-file=/b');
    expect(args.failure).toBeNull();
    expect(args.path('token-auth-file')).toEqual(unclear(2, 'HOME'));
    expect(args.text('basic-auth-file')).toEqual({ ok: true, value: '/b' });
    expect(read('--token-auth-file=$HOME/t', '--token-auth-file=/t').path('token-auth-file')).toEqual({
      ok: true,
      value: '/t',
    });
  });
});

describe('nothing', () => {
  it.each<[ReturnType<typeof unclear>, ...string[]]>([
    [unclear(1, 'EXTRA'), '$EXTRA'],
    [unclear(1, 'EXTRA'), '--$EXTRA-file=/t'],
    [unclear(1, 'EXTRA'), '-$EXTRA'],
    [unclear(2, null), '--of-next-year', '--token-auth-file=/t'],
    [unclear(2, 'EXTRA'), '--of-next-year', '$EXTRA'],
  ])('is known (%j)', (answer, ...lines) => {
    const args = read(...lines);
    expect(args.failure).toEqual(answer.error);
    expect([args.path('token-auth-file'), args.list('authorization-mode'), args.port()]).toEqual([
      answer,
      answer,
      answer,
    ]);
  });

  it.each<[ReturnType<typeof refused>, ...string[]]>([
    [refused(2, 'stray-word'), '--allow-privileged', 'true'],
    [refused(1, 'stray-word'), '--token-auth-file=/a b'],
    [refused(1, 'stray-word'), '\ufeff--token-auth-file=/a'],
    [refused(2, 'stray-word'), '--', '--token-auth-file=/a'],
    [refused(1, 'bad-flag'), '-token-auth-file=/a'],
    [refused(1, 'bad-flag'), '---token-auth-file=/a'],
    [refused(1, 'bad-flag'), '--=a'],
    [refused(2, 'no-value'), '--allow-privileged', '--token-auth-file'],
    [refused(1, 'bad-value'), '--anonymous-auth=no'],
    [refused(1, 'bad-value'), '--secure-port=16443x'],
    [refused(1, 'bad-value'), '--secure-port=0'],
    [refused(1, 'bad-value'), '--secure-port=65536'],
    [refused(1, 'bad-value'), '--event-ttl=5'],
    [refused(1, 'bad-value'), '--authorization-mode=rbac'],
    [refused(2, 'bad-value'), '--authorization-mode=RBAC', '--authorization-mode=Node,RBAC'],
    [refused(1, 'prints-only'), '--version'],
    [refused(1, 'prints-only'), '-h'],
    [refused(2, 'line-too-long'), '', `# ${'x'.repeat(65_534)}`],
  ])('starts (%j)', (answer, ...lines) => {
    const args = read(...lines);
    expect(args.failure).toEqual(answer.error);
    expect(args.path('token-auth-file')).toEqual(answer);
  });

  it('stops a server that has what only looks strange', () => {
    expect(
      read(`# ${'x'.repeat(65_533)}`, '--of-next-year 3 -v=2 -v 2', '--help=false', '--').failure,
    ).toBeNull();
  });
});

it.each([
  ['', 6443],
  ['--secure-port=16443', 16_443],
  ['--secure-port=16443\n--secure-port 1234', 1234],
  ['--secure-port=0x4000', 16_384],
  ['--secure-port=16_443', 16_443],
])('reads the port in %j', (text, port) => {
  expect(read(text).port()).toEqual({ ok: true, value: port });
});

it.each([
  ['', ['AlwaysAllow']],
  ['--authorization-mode=RBAC,Node', ['RBAC', 'Node']],
  ['--authorization-mode=AlwaysAllow\n--authorization_mode RBAC,Node', ['AlwaysAllow', 'RBAC', 'Node']],
  ['--authorization-mode=', ['AlwaysAllow']],
  ['--authorization-config=/a.yaml', null],
])('reads who decides in %j', (text, modes) => {
  expect(read(text).authorizationModes()).toEqual({ ok: true, value: modes });
});

it('keeps each value of an argument that is not split', () => {
  const args = read('--service-account-issuer=a,b', '--service-account-issuer=c', '--api-audiences=a,b');
  expect(args.list('service-account-issuer')).toEqual({ ok: true, value: ['a,b', 'c'] });
  expect(args.list('api-audiences')).toEqual({ ok: true, value: ['a', 'b'] });
});

it.each([
  ['spaces inside a line', (size: number) => `x${' '.repeat(7 * size)}x\n`.repeat(4)],
  ['braces that nobody closes', (size: number) => `${'${'.repeat(3 * size)}\n`.repeat(4)],
  ['a flag again and again', (size: number) => `${'--v=1 '.repeat(size)}\n`.repeat(4)],
])('is read as fast as it is long, with %s', (_name, make) => {
  expect(growth((text) => read(text).port(), make(100), make(10_000))).toBeLessThan(mostOfHundredfold);
});

it.each<[boolean, ...string[]]>([
  [true, '--secure-port=16443'],
  [true, '--secure-port=16443', '--authorization-mode=AlwaysAllow', '--v=1'],
  [true, '--authorization-mode="AlwaysAllow,RBAC" '],
  // What stands behind it in its line would go, too.
  [false, '--authorization-mode=AlwaysAllow --token-auth-file=/t.csv'],
  // It sees none of these, and would add RBAC to AlwaysAllow.
  [false, '--authorization-mode AlwaysAllow'],
  [false, '--authorization_mode=AlwaysAllow'],
  [false, ' --authorization-mode=AlwaysAllow'],
  [false, '"--authorization-mode=AlwaysAllow"'],
  [false, '--v=1 --authorization-mode=AlwaysAllow'],
  [false, '--authorization-mode=AlwaysAllow', '--authorization-mode=RBAC'],
  [false, '--authorization-mode=AlwaysAllow', '--authorization_mode=RBAC'],
  // Both together are refused.
  [false, '--authorization-config=/a.yaml'],
  // Nothing is known of what does not start.
  [false, '--authorization-mode=AlwaysAllow', '--secure-port=x'],
])('%j: the rbac add-on can change %j %j', (fits, ...lines) => {
  expect(fitsRbacAddOn(new TextEncoder().encode(lines.join('\n')), read(...lines))).toBe(fits);
});
