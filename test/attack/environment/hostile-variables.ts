import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One environment that weakens TLS, writes or prints what is sent, or leads it elsewhere. */
export interface HostileVariables {
  readonly title: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Where the variables may point: everything that is written at their word comes to lie in `folder`. */
export interface Trap {
  readonly folder: string;
  /** The certificate of the authority that signs for the server in between. */
  readonly authorityPem: string;
  /** Where a proxy would be. */
  readonly proxy: string;
}

/** Every kind that Node 20 to 24, Electron 33 to 45 and Chromium read at their start; those of the loader are outside. */
export function hostileVariables({ folder, authorityPem, proxy }: Trap): HostileVariables[] {
  const inFolder = (name: string) => join(folder, name);
  mkdirSync(folder, { recursive: true });
  const authority = inFolder('authority.pem');
  writeFileSync(authority, authorityPem);
  const option = (text: string): HostileVariables => ({
    title: `NODE_OPTIONS=${text.replace(folder, '…')}`,
    env: { NODE_OPTIONS: text },
  });
  const one = (name: string, value: string): HostileVariables => ({ title: name, env: { [name]: value } });
  return [
    one('NODE_TLS_REJECT_UNAUTHORIZED', '0'),
    one('NODE_DEBUG', 'http,https,tls,net,stream,fs,child_process'),
    one('NODE_DEBUG_NATIVE', 'crypto,tls'),
    one('NODE_EXTRA_CA_CERTS', authority),
    one('NODE_V8_COVERAGE', inFolder('coverage')),
    one('NODE_REDIRECT_WARNINGS', inFolder('warnings')),
    one('NODE_COMPILE_CACHE', inFolder('compiled')),
    { title: 'NODE_USE_ENV_PROXY', env: { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy } },
    option(`--tls-keylog=${inFolder('keys')}`),
    option('--trace-tls'),
    option('--tls-min-v1.0 --insecure-http-parser'),
    option(`--report-on-signal --report-signal=SIGCONT --report-directory=${folder}`),
    ...['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'all_proxy', 'auto_proxy'].map((name) =>
      one(name, proxy),
    ),
    one('SSLKEYLOGFILE', inFolder('keys')),
    one('SSL_CERT_FILE', authority),
    one('SSL_CERT_DIR', folder),
    one('DEBUG', '*'),
    one('ELECTRON_ENABLE_LOGGING', '1'),
    {
      title: 'ELECTRON_LOG_FILE',
      env: { ELECTRON_ENABLE_LOGGING: 'file', ELECTRON_LOG_FILE: inFolder('log') },
    },
    one('ELECTRON_LOG_ASAR_READS', '1'),
    one('ELECTRON_NO_ASAR', '1'),
    one('ELECTRON_RUN_AS_NODE', '1'),
    one('CHROME_LOG_FILE', inFolder('log')),
    one('BREAKPAD_DUMP_LOCATION', folder),
  ];
}
