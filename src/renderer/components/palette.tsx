import { Modal, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { request } from '../api.ts';
import { useFocusReturn } from '../focus.ts';
import { screens, type Screen } from '../screens.ts';

interface PaletteEntry {
  readonly name: string;
  readonly run: () => void;
}

/** The command palette: every screen and action by typing part of its name. */
export function Palette({
  isDemo,
  onScreen,
  onDashboard,
  onClose,
}: {
  readonly isDemo: boolean;
  readonly onScreen: (screen: Screen) => void;
  readonly onDashboard: () => void;
  readonly onClose: () => void;
}) {
  useFocusReturn();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const entries: readonly PaletteEntry[] = [
    { name: 'Copy fresh dashboard token', run: () => void request('token:copy-fresh', {}) },
    { name: 'Open dashboard', run: onDashboard },
    ...screens.map(({ id, name }) => ({ name: `Go to ${name}`, run: () => onScreen(id) })),
    { name: 'Clear clipboard', run: () => void request('clipboard:clear', {}) },
    { name: 'Refresh', run: () => void request('cluster:refresh', {}) },
    { name: 'Unlock keyring', run: () => void request('keyring:unlock', {}) },
    { name: 'Set up access', run: () => void request('access:ask', {}) },
    ...(isDemo
      ? []
      : [{ name: 'Choose snap data folder', run: () => void request('cluster:choose-snap-data', {}) }]),
  ];
  const shown = entries.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  const selected = shown[Math.min(index, shown.length - 1)];
  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setIndex((at) => Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setIndex((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter') choose(selected);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      returnFocus={false}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      transitionProps={{ duration: 100 }}
      yOffset="10vh"
    >
      <input
        className="palette-input"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={selected === undefined ? undefined : `palette-${shown.indexOf(selected)}`}
        aria-label="Type a command"
        placeholder="Type a command"
        data-autofocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label="Commands" className="palette-list">
        {shown.map((entry, at) => (
          <UnstyledButton
            key={entry.name}
            id={`palette-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === selected}
            className="palette-entry"
            onClick={() => choose(entry)}
          >
            {entry.name}
          </UnstyledButton>
        ))}
      </div>
      {shown.length === 0 && <p className="quiet">No command of that name.</p>}
    </Modal>
  );
}
