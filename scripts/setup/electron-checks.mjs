/** What another version of Electron may have changed under Keyfob, and the tests that tell. */
export const electronChecks = [
  {
    name: 'tray',
    files: ['test/desktop/tray-app.test.ts', 'test/e2e/tray-host.test.ts', 'test/e2e/tray-icons.test.ts'],
  },
  {
    name: 'clipboard',
    files: ['test/e2e/clipboard-ends.test.ts', 'test/e2e/wayland.test.ts'],
  },
  {
    name: 'window',
    files: [
      'test/e2e/wayland-focus.test.ts',
      'test/e2e/no-cluster.test.ts',
      'test/e2e/second-scheme.test.ts',
      'test/e2e/ending.test.ts',
    ],
  },
  { name: 'page escape', files: ['test/attack/page/page-ways.test.ts'] },
  { name: 'keyring', files: ['test/e2e/main-path.test.ts'] },
  { name: 'upgrade', files: ['test/e2e/upgrade.test.ts'] },
  { name: 'compiled main', files: ['test/e2e/compiled-chunks.test.ts'] },
];
