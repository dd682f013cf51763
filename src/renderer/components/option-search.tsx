import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './option-search.css';

/**
 * A field and the list that it searches: arrows move in the list while one types, Enter takes, and screen readers hear
 * both. Mantine's Combobox serves menus that open and close; this list stands open, and leaves Escape to the dialog.
 */
export function OptionSearch<Option>({
  field,
  text,
  onText,
  list,
  options,
  keyOf,
  chosen,
  onChoose,
  found,
  children,
}: {
  /** How the field is labelled. */
  readonly field: Pick<TextInputProps, 'label' | 'description' | 'placeholder' | 'aria-label'>;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The name of the list. */
  readonly list: string;
  readonly options: readonly Option[];
  readonly keyOf: (option: Option) => string;
  /** The key of the one that is taken; null where none stays taken. */
  readonly chosen: string | null;
  readonly onChoose: (option: Option) => void;
  /** How many were found, in words. */
  readonly found: string;
  readonly children: (option: Option) => ReactNode;
}) {
  const id = useId();
  const listed = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const at = Math.min(index, options.length - 1);
  const active = options[at];
  useEffect(() => listed.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }), [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setIndex(at + 1 < options.length ? at + 1 : 0);
    else if (event.key === 'ArrowUp') setIndex(at > 0 ? at - 1 : options.length - 1);
    else if (event.key === 'Enter') {
      if (active !== undefined) onChoose(active);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        {...field}
        role="combobox"
        aria-expanded={active !== undefined}
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={active === undefined ? undefined : `${id}-${at}`}
        autoComplete="off"
        data-autofocus
        value={text}
        onChange={(event) => {
          onText(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={listed}
        id={id}
        role="listbox"
        aria-label={list}
        className="option-list"
        hidden={active === undefined}
      >
        {options.map((option, place) => (
          <div
            key={keyOf(option)}
            id={`${id}-${place}`}
            role="option"
            className="option"
            data-active={place === at || undefined}
            aria-selected={keyOf(option) === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setIndex(place);
              onChoose(option);
            }}
          >
            {children(option)}
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {found}
      </p>
    </>
  );
}
