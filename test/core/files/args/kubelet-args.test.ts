import { expect, it } from 'vitest';
import { readKubeletNode } from '../../../../src/main/core/files/args/kubelet-args.ts';

const read = (text: string) => readKubeletNode(new TextEncoder().encode(text), '/snap/x1');
const unknown = { ok: false, error: 'unknown' };

it.each([
  ['', null, null],
  ['--cert-dir=${SNAP_DATA}/certs\n--fail-swap-on=false', null, null],
  ['--hostname-override=Attic', 'Attic', null],
  ['--hostname_override "attic" --node_ip=\'10.0.0.7\'', 'attic', '10.0.0.7'],
  ['#--node-ip=10.0.0.7\n  --node-ip=10.0.0.8  ', null, '10.0.0.8'],
  ['--node-ip=10.0.0.7\n--node-ip=10.0.0.8,fd00::8', null, '10.0.0.8,fd00::8'],
  ['--fail-swap-on --node-ip 10.0.0.7\n--v=2 --eviction-hard memory.available<100Mi', null, '10.0.0.7'],
  ['--cloud-provider external --hostname-override attic', 'attic', null],
  ['--hostname-override=$SNAP_DATA', '/snap/x1', null],
])('reads %j', (text, name, ip) => {
  expect(read(text)).toEqual({ ok: true, value: { name, ip } });
});

it.each([
  '--hostname-override=${HOSTNAME}',
  '--some-new-flag --node-ip=10.0.0.7',
  '--node-ip  10.0.0.7',
  'attic',
  '--node-ip',
])('does not know what %j comes to', (text) => {
  expect(read(text)).toEqual(unknown);
});
