import type { AuthenticationMode } from '../../../../shared/contract/state/authentication-mode.ts';
import { reportPhrases } from '../../../../shared/words/en/report-phrases.ts';
import { labelled } from '../../../../shared/words/text/labelled.ts';
import type { Incident } from './read-incidents.ts';

/** What a report tells; null for what is not known. */
export interface ReportFacts {
  readonly version: string;
  readonly runtime: string;
  readonly distribution: string | null;
  readonly desktop: string | null;
  readonly sessionType: string | null;
  readonly secretService: string | null;
  readonly revision: string | null;
  readonly kubernetes: string | null;
  readonly mode: AuthenticationMode | null;
  readonly incidents: readonly Incident[];
}

/** The report, line by line. */
export function reportText(facts: ReportFacts): string {
  const { incidents } = facts;
  const say = reportPhrases().text;
  const line = labelled([
    say.distribution,
    say.desktop,
    say.session,
    say.keyring,
    say.authentication,
    say.incidents,
  ]);
  return [
    line('Keyfob', `${facts.version} (${facts.runtime})`),
    line(say.distribution, facts.distribution ?? say.unknown),
    line(say.desktop, facts.desktop ?? say.unknown),
    line(say.session, facts.sessionType ?? say.unknown),
    line(say.keyring, facts.secretService ?? say.unknown),
    line('MicroK8s', facts.revision === null ? say.unknown : say.revision(facts.revision)),
    line('Kubernetes', facts.kubernetes ?? say.unknown),
    line(say.authentication, facts.mode ?? say.unknown),
    line(say.incidents, say.count(incidents.length)),
    ...incidents.flatMap((each) => ['', ...incidentLines(each)]),
  ].join('\n');
}

function incidentLines({ at, incident, version, frames, ...bug }: Incident): readonly string[] {
  const { event, type, from, request } = bug;
  const say = reportPhrases().text;
  const what = [event, type, from && say.from(from), request && say.in(request)].filter(
    (each) => each !== null,
  );
  return [
    `${at}  ${incident}${version === null ? '' : `  ${version}`}`,
    `  ${what.join(' ')}`,
    ...frames.map((frame) => `    ${frame}`),
  ];
}
