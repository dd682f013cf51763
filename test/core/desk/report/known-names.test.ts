import { expect, it } from 'vitest';
import {
  desktopOf,
  distributionOf,
  kubernetesVersionOf,
  revisionOf,
  secretServiceOf,
  sessionTypeOf,
} from '../../../../src/main/core/desk/report/known-names.ts';

it.each([
  ['PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n', 'debian 12'],
  ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"', 'ubuntu 24.04'],
  ["ID='fedora'\nVERSION_ID=42", 'fedora 42'],
  ['ID=arch\n', 'arch'],
  ['ID=debian\nVERSION_ID="12 of hannes"', 'debian'],
  ['ID=hannes-linux\nID_LIKE="ubuntu debian"\nVERSION_ID=1', 'another, like ubuntu'],
  ['ID=hannes-linux', 'another'],
  ['PRETTY_NAME="Hannes’ machine"', null],
  ['', null],
])('tells the distribution of %j as %j', (text, told) => {
  expect(distributionOf(text)).toBe(told);
});

it.each([
  ['ubuntu:GNOME', 'ubuntu, GNOME'],
  ['KDE', 'KDE'],
  ['hannes:GNOME:of-hannes', 'another, GNOME'],
  ['', null],
  [undefined, null],
])('tells the desktop %j as %j', (value, told) => {
  expect(desktopOf(value)).toBe(told);
});

it('tells session types and Secret Services by name, and others as another', () => {
  expect([sessionTypeOf('wayland'), sessionTypeOf('hannes'), sessionTypeOf(undefined)]).toEqual([
    'wayland',
    'another',
    null,
  ]);
  expect(['gnome-keyring-d', 'keepassxc', 'hannes', 'constructor'].map(secretServiceOf)).toEqual([
    'GNOME Keyring',
    'KeePassXC',
    'another',
    'another',
  ]);
});

it.each([
  ['/var/snap/microk8s/8148', '8148'],
  ['/var/snap/microk8s/x1', 'x1'],
  ['/home/hannes/microk8s/8148', null],
  ['/var/snap/microk8s/hannes', null],
])('tells the revision of %s as %j', (root, told) => {
  expect(revisionOf(root)).toBe(told);
});

it.each([
  ['v1.33.4', 'v1.33.4'],
  ['v1.33.4-eks-hannes+abc', 'v1.33.4'],
  ['v1.33.4.5', null],
  ['hannes', null],
])('tells Kubernetes %s as %j', (version, told) => {
  expect(kubernetesVersionOf(version)).toBe(told);
});
