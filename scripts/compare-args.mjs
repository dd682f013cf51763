import { loadModule } from './setup/load-module.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

const usualCount = 100_000;

await runScript(async () => {
  const [asked = `${usualCount}`, seed = '0'] = process.argv.slice(2);
  /** @type {{ module: typeof import('../test/cluster/compare-args.ts'), close: () => Promise<void> }} */
  const { module, close } = await loadModule('test/cluster/compare-args.ts');
  /** @type {{ module: typeof import('../test/cluster/go-program.ts'), close: () => Promise<void> }} */
  const go = await loadModule('test/cluster/go-program.ts');
  const peer = go.module.buildGoProgram('args-reader');
  if ('reason' in peer) throw new SetupFailure(`no peer to compare with: ${peer.reason}`);
  const { differing, ...counted } = module.compareArgs(peer, Number(asked), Number(seed));
  await Promise.all([close(), go.close()]);
  for (const each of differing) say(each);
  const { files, starts, refused, unclear } = counted;
  process.stdout.write(
    `${files} files: ${differing.length} differences; ${starts} start, ${refused} refused, ${unclear} not known\n`,
  );
  return differing.length === 0 ? 0 : 1;
});
