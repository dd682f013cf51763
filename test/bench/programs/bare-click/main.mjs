import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, clipboard } from 'electron';
import { beAsKeyfob } from '../as-keyfob.mjs';
import { createWarmClient } from '../warm-client.mjs';

// The least that a click in an Electron app comes to: the request by node:https, and what it brings on the clipboard.
beAsKeyfob();
const { snapData, server, path, body, rounds, calmMs } = JSON.parse(process.env.KEYFOB_CLICKS ?? '');
const read = (/** @type {string} */ file) => readFileSync(join(snapData, file), 'utf8');
const now = () => Number(process.hrtime.bigint()) / 1e6;

app.whenReady().then(async () => {
  const [bearer = ''] = read('credentials/known_tokens.csv').split(',');
  const warm = createWarmClient({ server, bearer, ca: read('certs/ca.crt') });
  for (let round = 0; round < rounds; round += 1) {
    await sleep(calmMs);
    const began = now();
    const { status } = await warm.ask('POST', path, body);
    const asked = now() - began;
    clipboard.writeText(status.token);
    process.stdout.write(`clicked ${JSON.stringify({ asked, copied: now() - began })}\n`);
  }
  warm.close();
  app.exit(0);
});
