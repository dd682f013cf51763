import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOnThisMachine,
  isReadableByOthers,
  readDashboardAddress,
} from '../../../../src/shared/contract/values/dashboard-address.ts';
import { usualDashboards, wayTo } from '../../../../src/shared/words/dashboard-ways.ts';

describe('the address of a dashboard', () => {
  it.each<[string, string]>([
    ['https://localhost:8443/', 'https://localhost:8443/'],
    ['HTTP://Dashboard.Home', 'http://dashboard.home/'],
    ['https://192.168.1.20:00443/A/b', 'https://192.168.1.20:443/A/b'],
    ['http://[::1]:8080/c/', 'http://[::1]:8080/c/'],
    ['https://[2001:DB8::1]', 'https://[2001:db8::1]/'],
    [
      'http://localhost:8001/api/v1/namespaces/kube-system/services/https:kubernetes-dashboard:/proxy/',
      'http://localhost:8001/api/v1/namespaces/kube-system/services/https:kubernetes-dashboard:/proxy/',
    ],
    ...usualDashboards.map(wayTo).map(({ address }): [string, string] => [address, address]),
  ])('reads %s', (text, value) => {
    expect(readDashboardAddress(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'not-http'],
    ['localhost:8443', 'not-http'],
    ['ftp://localhost/', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['file:///etc/passwd', 'not-http'],
    ['https:/localhost/', 'not-http'],
    ['https://local host/', 'bad-character'],
    ['https://localhost/\n', 'bad-character'],
    ['https://localhost\\@elsewhere/', 'bad-character'],
    ['https://dashboard.hôme/', 'bad-character'],
    ['https://admin@localhost/', 'user-info'],
    ['https://admin:secret@localhost/', 'user-info'],
    ['https://@localhost/', 'user-info'],
    ['https://localhost/?token=eyJ', 'query'],
    ['https://localhost?', 'query'],
    ['https://localhost/#/login', 'fragment'],
    ['https://localhost#', 'fragment'],
    ['https:///path', 'bad-host'],
    ['https://:8443/', 'bad-host'],
    ['https://a..b/', 'bad-host'],
    ['https://-a/', 'bad-host'],
    ['https://192.168.1.256/', 'bad-host'],
    ['https://192.168.1/', 'bad-host'],
    ['https://0x7f/', 'bad-host'],
    ['https://[1:2:3]/', 'bad-host'],
    ['https://[::1::2]/', 'bad-host'],
    ['https://[::1/', 'bad-host'],
    ['https://[::1]x/', 'bad-host'],
    ['https://localhost:/', 'bad-port'],
    ['https://localhost:0/', 'bad-port'],
    ['https://localhost:65536/', 'bad-port'],
    ['https://localhost:84:43/', 'bad-port'],
    [`https://localhost/${'a'.repeat(200)}`, 'too-long'],
  ])('refuses %s: %s', (text, error) => {
    expect(readDashboardAddress(text)).toEqual({ ok: false, error });
  });

  it('is read by browsers as what was read here, and holds nothing else', () => {
    const tricky = fc.string({
      unit: fc.constantFrom(...Array.from('htps:/@?#[].%\\-_019axf \t\u00a0')),
      maxLength: 30,
    });
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
      tricky,
    );
    const port = fc.oneof(
      fc.constant(''),
      fc.nat(70_000).map((number) => `:${number}`),
      tricky,
    );
    const address = fc
      .tuple(
        fc.constantFrom('http://', 'https://', 'HTTPS://', ''),
        host,
        port,
        fc.oneof(fc.webPath(), tricky),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl(), tricky), (text) => {
        const read = readDashboardAddress(text);
        // What the browser makes of a Punycode label is its own affair.
        if (!read.ok || text.includes('xn--')) return;
        const url = new URL(read.value);
        expect(['http:', 'https:']).toContain(url.protocol);
        expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
        expect(url.hostname).not.toBe('');
        expect(new URL(text).href).toBe(url.href);
        expect(readDashboardAddress(read.value)).toEqual(read);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['https://dashboard.home/', false],
    ['http://localhost/', false],
    ['http://127.0.0.1:8080/', false],
    ['http://[::1]:8080/', false],
    ['http://localhost.home/', true],
    ['http://127.0.0.1.home/', true],
    ['http://192.168.1.20:8080/', true],
  ])('%s can be read by others in the network: %s', (address, expected) => {
    expect(isReadableByOthers(address)).toBe(expected);
  });
});

describe('an address on this machine', () => {
  it.each([
    ['http://localhost/', true],
    ['https://localhost:8443/a/b', true],
    ['https://127.0.0.1/', true],
    ['https://127.8.9.10:8443/', true],
    ['https://[::1]:8443/', true],
    ['https://localhost.evil.example/', false],
    ['https://evil.example/localhost/', false],
    ['https://evil.example/http://localhost/', false],
    ['https://127.0.0.1.evil.example/', false],
    ['https://128.0.0.1/', false],
    ['https://[::2]/', false],
    ['https://[::ffff:1.2.3.4]/', false],
    ['https://0.0.0.0/', false],
  ])('%s: %s', (address, expected) => {
    expect(isOnThisMachine(address)).toBe(expected);
  });
});

describe('the ways to a dashboard', () => {
  it('listen on loopback only', () => {
    for (const { command, address } of usualDashboards.map(wayTo)) {
      expect(command).toMatch(/^microk8s kubectl port-forward -n [a-z-]+ service\/[a-z-]+ \d+:\d+$/);
      expect(new URL(address).hostname).toBe('localhost');
      expect(command).toContain(` ${new URL(address).port}:`);
    }
  });
});
