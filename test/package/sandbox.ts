import { readFileSync, readlinkSync } from 'node:fs';
import type { Way } from './clean-root.ts';
import type { OwnProcess } from './installed-program.ts';

/** What is wrong with the sandbox of the running pages, a sentence each. */
export function sandboxFaults(processes: readonly OwnProcess[], way: Way): string[] {
  const faults = processes
    .filter(({ command }) => command.some((each) => each.includes('no-sandbox')))
    .map(({ command }) => `a process runs without a sandbox: ${command.join(' ')}`);
  const main = processes.find(({ command }) => !command.some((each) => each.startsWith('--type=')));
  const renderers = processes.filter(({ command }) => command.includes('--type=renderer'));
  if (main === undefined || renderers.length === 0) return [...faults, 'there is no page'];
  for (const { pid } of renderers) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    for (const [name, value] of Object.entries({ Seccomp: 2, NoNewPrivs: 1 }))
      if (!new RegExp(`^${name}:\\t${value}$`, 'm').test(status))
        faults.push(`a page has no ${name} ${value}`);
    // The helper that runs as root makes a namespace of processes and of the network, and needs none of users.
    const own = way === 'pivot_root' ? ['user', 'pid', 'net'] : ['pid', 'net'];
    for (const name of own)
      if (space(pid, name) === space(main.pid, name))
        faults.push(`a page has no ${name} namespace of its own`);
  }
  return faults;
}

function space(pid: number, name: string): string {
  return readlinkSync(`/proc/${pid}/ns/${name}`);
}
