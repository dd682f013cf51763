import { expect, it } from 'vitest';
import { reportText } from '../../../../src/main/core/desk/report/report-text.ts';

it('says what is known, and that the rest is not', () => {
  const nothing = { distribution: null, desktop: null, sessionType: null, secretService: null };
  expect(
    reportText({
      ...nothing,
      version: '0.1.0',
      runtime: 'Electron 45.4.1',
      revision: null,
      kubernetes: null,
      mode: null,
      incidents: [],
    }),
  ).toMatchInlineSnapshot(`
    "Keyfob:          0.1.0 (Electron 45.4.1)
    Distribution:    not known
    Desktop:         not known
    Session:         not known
    Keyring:         not known
    MicroK8s:        not known
    Kubernetes:      not known
    Authentication:  not known
    Incidents:       none"
  `);
});

it('lists incidents with their frames', () => {
  const incident = { at: '2026-11-29T05:20:51.123Z', incident: '0123456789abcdef', version: '0.1.0' };
  expect(
    reportText({
      version: '0.1.0',
      runtime: 'Electron 45.4.1',
      distribution: 'debian 12',
      desktop: 'GNOME',
      sessionType: 'wayland',
      secretService: 'GNOME Keyring',
      revision: '8148',
      kubernetes: 'v1.33.4',
      mode: 'token',
      incidents: [
        {
          ...incident,
          event: 'page-breach',
          from: null,
          request: null,
          type: null,
          version: null,
          frames: [],
        },
        {
          ...incident,
          event: 'page-bug',
          from: 'request',
          request: 'token:mint',
          type: 'TypeError',
          frames: ['src/main/core/cluster/tokens/mint-service.ts:12:3'],
        },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "Keyfob:          0.1.0 (Electron 45.4.1)
    Distribution:    debian 12
    Desktop:         GNOME
    Session:         wayland
    Keyring:         GNOME Keyring
    MicroK8s:        revision 8148
    Kubernetes:      v1.33.4
    Authentication:  token
    Incidents:       2, newest last

    2026-11-29T05:20:51.123Z  0123456789abcdef
      page-breach

    2026-11-29T05:20:51.123Z  0123456789abcdef  0.1.0
      page-bug TypeError from request in token:mint
        src/main/core/cluster/tokens/mint-service.ts:12:3"
  `);
});
