import { ScrollArea } from '@mantine/core';
import type { AccessObject } from '../../shared/contract/state/snapshot.ts';
import { accessPhrases } from '../../shared/words/en/access-phrases.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';

/** The objects that are made on the cluster, by name and as YAML. */
export function ObjectList({ objects }: { readonly objects: readonly AccessObject[] }) {
  const say = accessPhrases().objects;
  return (
    <>
      <ul className="plain-list">
        {objects.map(({ kind, name, namespace }) => (
          <li key={`${kind}/${name}`}>
            {kind} <code>{visibleText(namespace === null ? name : `${namespace}/${name}`)}</code>
          </li>
        ))}
      </ul>
      <details>
        <summary>{say.asYaml}</summary>
        <ScrollArea.Autosize
          mah={180}
          viewportProps={{ tabIndex: 0, 'aria-label': say.manifests, role: 'region' }}
        >
          <pre>{objects.map(({ manifest }) => manifest).join('---\n')}</pre>
        </ScrollArea.Autosize>
      </details>
    </>
  );
}
