import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { palettePhrases } from '../../shared/words/en/palette-phrases.ts';
import { useFocusReturn } from '../page/focus.ts';
import { useGo } from '../page/places.ts';
import { OptionSearch } from './option-search.tsx';
import { matchingEntries, paletteEntries } from './palette-entries.ts';
import './palette.css';

/** The command palette: every screen, and every action that can be done now, by typing part of its name. */
export function Palette({
  snapshot,
  onClose,
}: {
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}) {
  useFocusReturn();
  const go = useGo();
  const [text, setText] = useState('');
  const entries = matchingEntries(paletteEntries(snapshot, go), text);
  const say = palettePhrases();
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      returnFocus={false}
      attributes={{ content: { 'aria-label': say.label } }}
      classNames={{ body: 'palette' }}
      transitionProps={{ duration: 100 }}
      yOffset="10vh"
    >
      <OptionSearch
        field={{ 'aria-label': say.field, placeholder: say.field }}
        text={text}
        onText={setText}
        list={say.label}
        options={entries}
        keyOf={({ name }) => name}
        chosen={null}
        onChoose={({ run }) => {
          onClose();
          run();
        }}
        found={entries.length === 0 ? say.none : say.found(entries.length)}
      >
        {({ name }) => name}
      </OptionSearch>
    </Modal>
  );
}
