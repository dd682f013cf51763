import { setTimeout as sleep } from 'node:timers/promises';
import { findQuestion, refuse, xdotool } from '../../desktop/question.ts';
import type { AttackRow } from '../attack-row.ts';
import { actRequests } from './act-requests.ts';
import { ActsRig, refusals, type Reply } from './acts-rig.ts';

/** For longer a click or a key is no act. */
const oldMs = 1200;

/** What is no act, by what the person or the script does before the requests. */
const ways: Readonly<Record<string, (rig: ActsRig) => Promise<unknown>>> = {
  nothing: () => Promise.resolve(),
  'a click more than a second ago': (rig) => press(rig, 'click', '1').then(() => sleep(oldMs)),
  'moves of the mouse': (rig) => press(rig, 'mousemove_relative', '5', '5'),
  'the wheel': (rig) => press(rig, 'click', '4', 'click', '5'),
  'letters, arrows and modifiers': (rig) => press(rig, 'key', 'a', 'Down', 'Tab', 'shift', 'ctrl'),
  'what a held key repeats': async (rig) => {
    await press(rig, 'keydown', 'Return');
    await sleep(oldMs);
  },
  'events of the script’s own': (rig) =>
    rig.page.evaluate(() => {
      const button = document.querySelector('button')!;
      button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      button.click();
    }),
};

/** Sends every request that needs an act after everything that is none; none may pass, and nothing may have changed. */
export async function attackActs(onProgress: (line: string) => void): Promise<AttackRow> {
  const began = performance.now();
  const broken: string[] = [];
  let tried = 0;
  const rig = await ActsRig.start();
  try {
    for (const [way, prepare] of Object.entries(ways)) {
      await rig.open();
      await rig.pointAtNothing();
      const before = JSON.stringify(await rig.outside());
      await prepare(rig);
      for (const [name, input] of Object.entries(actRequests)) {
        tried += 1;
        const reply = await answerOf(rig, rig.invoke(name, input).answered);
        if (!refusals.includes(reply.error?.code ?? '')) broken.push(`${name} passed by ${way}`);
      }
      await xdotool(rig.desktop.env, 'keyup', 'Return');
      if (JSON.stringify(await rig.outside()) !== before) broken.push(`something changed by ${way}`);
      await rig.close();
      onProgress(`${way}: ${broken.length} of ${tried} passed so far`);
    }
  } finally {
    await rig.stop();
  }
  const seconds = (performance.now() - began) / 1000;
  return { attack: 'page-acts', tried, broken, skipped: [], seed: null, seconds };
}

async function press(rig: ActsRig, ...does: readonly string[]): Promise<void> {
  await xdotool(rig.desktop.env, ...does);
}

/** Refuses each question that comes before the answer. */
async function answerOf(rig: ActsRig, answered: Promise<Reply>): Promise<Reply> {
  const { env } = rig.desktop;
  for (;;) {
    const reply = await Promise.race([answered, sleep(300, null)]);
    if (reply !== null) return reply;
    if ((await findQuestion(env)) !== null) await refuse(env);
  }
}
