import type { AuthenticationMode } from '../../../../shared/contract/state/authentication-mode.ts';
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

const unknown = 'not known';

/** The report, line by line. */
export function reportText(facts: ReportFacts): string {
  const { incidents } = facts;
  return [
    `Keyfob:          ${facts.version} (${facts.runtime})`,
    `Distribution:    ${facts.distribution ?? unknown}`,
    `Desktop:         ${facts.desktop ?? unknown}`,
    `Session:         ${facts.sessionType ?? unknown}`,
    `Keyring:         ${facts.secretService ?? unknown}`,
    `MicroK8s:        ${facts.revision === null ? unknown : `revision ${facts.revision}`}`,
    `Kubernetes:      ${facts.kubernetes ?? unknown}`,
    `Authentication:  ${facts.mode ?? unknown}`,
    `Incidents:       ${incidents.length === 0 ? 'none' : `${incidents.length}, newest last`}`,
    ...incidents.flatMap((each) => ['', ...incidentLines(each)]),
  ].join('\n');
}

function incidentLines({ at, incident, version, frames, ...bug }: Incident): readonly string[] {
  const { event, type, from, request } = bug;
  const what = [event, type, from && `from ${from}`, request && `in ${request}`].filter(
    (each) => each !== null,
  );
  return [
    `${at}  ${incident}${version === null ? '' : `  ${version}`}`,
    `  ${what.join(' ')}`,
    ...frames.map((frame) => `    ${frame}`),
  ];
}
