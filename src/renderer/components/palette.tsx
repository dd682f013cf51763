import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
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
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      returnFocus={false}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      classNames={{ body: 'palette' }}
      transitionProps={{ duration: 100 }}
      yOffset="10vh"
    >
      <OptionSearch
        field={{ 'aria-label': 'Type a command', placeholder: 'Type a command' }}
        text={text}
        onText={setText}
        list="Commands"
        options={entries}
        keyOf={({ name }) => name}
        chosen={null}
        onChoose={({ run }) => {
          onClose();
          run();
        }}
        found={foundText(entries.length)}
      >
        {({ name }) => name}
      </OptionSearch>
    </Modal>
  );
}

function foundText(count: number): string {
  if (count === 0) return 'No command of that name can be done now.';
  return count === 1 ? '1 command' : `${count} commands`;
}
