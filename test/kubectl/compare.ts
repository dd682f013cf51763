import { describeCase, type Case } from './cases.ts';
import type { Verdict } from './judge.ts';
import { askKubectl, layOut, type Shown } from './ground.ts';
import { judgeChains, type ChainAnswer, type ChainQuestion } from './judge-chains.ts';
import { openJudge } from './open-judge.ts';
import { reasonFor, reasons, type Difference, type Engine } from './reasons.ts';

/** What comparing needs: programs by their paths. */
export interface Tools {
  readonly kubectl: string;
  /** Null where Go could not build it: then nothing is said of signatures, identities and names. */
  readonly chainJudge: string | null;
  /** Keyfob’s judgement, and on what they run. */
  readonly judge: string;
  readonly engines: Readonly<Partial<Record<Engine, string>>>;
}

/** What came out. */
export interface Comparison {
  readonly cases: number;
  /** How many kubectl connected with. */
  readonly connecting: number;
  /** How many were judged alike in every respect. */
  readonly same: number;
  /** How many differ, by the names of the reasons; a case may differ for several. */
  readonly differing: ReadonlyMap<string, number>;
  readonly unexplained: readonly string[];
}

/** Hosts that names of the made-up certificates are for, or nearly. */
const hosts = [
  ...['127.0.0.1', '192.0.2.7', '::1', 'localhost', 'LocalHost', 'lan', 'a.lan', 'b.a.lan'],
  ...['a.example.org', 'xa.example.org', 'x.y.org', 'example.org'],
];

/** One case as everybody judged it. */
interface Judged {
  readonly asked: Case;
  readonly kubectl: Shown | null;
  readonly keyfob: readonly {
    readonly engine: Engine;
    readonly verdict: Verdict;
    readonly shown: Shown | null;
  }[];
}

/** Lets kubectl and Keyfob judge every case, one after another. */
export async function compare(
  cases: readonly Case[],
  tools: Tools,
  onProgress: (line: string) => void = () => undefined,
): Promise<Comparison> {
  const engines = Object.entries(tools.engines) as [Engine, string][];
  const opened = engines.map(([engine, executable]) => ({
    engine,
    judge: openJudge(tools.judge, executable),
  }));
  const judged: Judged[] = [];
  const questions: ChainQuestion[] = [];
  for (const asked of cases) {
    const ground = await layOut(asked);
    const { connects } = await askKubectl(tools.kubectl, ground.folder);
    const kubectl = ground.takeShown();
    if (connects !== (kubectl !== null))
      throw new Error(`kubectl is at odds with itself: ${describeCase(asked)}`);
    const keyfob = [];
    for (const { engine, judge } of opened) {
      const verdict = await judge.judge({
        folder: ground.folder,
        certificate: ground.chain.shown[0] ?? '',
        hosts,
      });
      keyfob.push({ engine, verdict, shown: ground.takeShown() });
    }
    const { bundle, chain } = ground;
    judged.push({ asked, kubectl, keyfob });
    questions.push(
      { chain: chain.shown.join(''), bundle, hosts },
      { chain: chain.client, bundle, hosts: [] },
    );
    await ground.remove();
    if (judged.length % 100 === 0) onProgress(`${judged.length} of ${cases.length}`);
  }
  for (const { judge } of opened) judge.close();
  const answers = tools.chainJudge === null ? [] : judgeChains(tools.chainJudge, questions);
  return sumUp(judged, answers);
}

function sumUp(judged: readonly Judged[], answers: readonly ChainAnswer[]): Comparison {
  const differing = new Map(reasons.map(({ name }) => [name, 0]));
  const unexplained: string[] = [];
  let same = 0;
  for (const [index, each] of judged.entries()) {
    const differences = differencesOf(each, answers[2 * index], answers[2 * index + 1]);
    const names = new Set<string>();
    for (const difference of differences) {
      const reason = reasonFor(difference, each.asked);
      if (reason === null) unexplained.push(`${describeCase(each.asked)} → ${JSON.stringify(difference)}`);
      else names.add(reason.name);
    }
    for (const name of names) differing.set(name, (differing.get(name) ?? 0) + 1);
    if (differences.length === 0) same++;
  }
  const connecting = judged.filter(({ kubectl }) => kubectl !== null).length;
  return { cases: judged.length, connecting, same, differing, unexplained };
}

function differencesOf(
  { kubectl, keyfob }: Judged,
  server: ChainAnswer | undefined,
  client: ChainAnswer | undefined,
): Difference[] {
  return keyfob.flatMap(({ engine, verdict: { error, cluster, covers }, shown }) => {
    const code =
      error === null ? null : [error.code, error.problem ?? error.feature].filter(Boolean).join(':');
    const found: Difference[] = [];
    const note = (about: Difference['about'], theirs: string, ours: string) => {
      if (theirs !== ours) found.push({ engine, about, kubectl: theirs, keyfob: ours, error: code });
    };
    note('connecting', yesOrNo(kubectl !== null), yesOrNo(error === null));
    // What did not connect sent nothing.
    if ((kubectl !== null && error === null) || error !== null) {
      const theirs = error === null ? kubectl : null;
      note('credential', credentialOf(theirs), credentialOf(shown));
    }
    if (server === undefined || client === undefined) return found;
    note('names', server.covers.join(), covers.join());
    if (cluster === null) return found;
    const foreign = (file: string) => (cluster.foreign.includes(file) ? 'broken' : 'signed');
    const signed = ({ anchors }: ChainAnswer) => (anchors.length === 0 ? 'broken' : 'signed');
    note('signature', signed(server), foreign('certs/server.crt'));
    note('signature', signed(client), foreign('certs/client.crt'));
    // Whoever is trusted is no stranger.
    note('signature', 'signed', foreign('certs/ca.crt'));
    if (error === null)
      note('identity', 'an anchor', server.anchors.includes(cluster.identity) ? 'an anchor' : 'none');
    return found;
  });
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no';
}

function credentialOf(shown: Shown | null): string {
  return shown === null ? 'nothing' : [...new Set(shown.credentials)].join(' and ');
}

/** The figures, as the command prints them. */
export function toText({ cases, connecting, same, differing, unexplained }: Comparison): string {
  const rows = reasons.map(({ name, why }) => `${String(differing.get(name)).padStart(5)}  ${name}: ${why}`);
  return [
    `${cases} cases, ${connecting} of which kubectl connects with; ${same} judged alike in every respect; ${unexplained.length} unexplained.`,
    'The others, by the reason why they differ:',
    ...rows,
  ].join('\n');
}
