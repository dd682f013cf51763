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
  readonly field: Pick<
    TextInputProps,
    'label' | 'description' | 'descriptionProps' | 'error' | 'placeholder' | 'aria-label'
  >;
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
  /** The options come and go while one looks at them: the key stays with the one that Enter would take. */
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const same = options.findIndex((option) => keyOf(option) === activeKey);
  const at = Math.max(same, 0);
  const active = options[at];
  const firstKey = active === undefined ? null : keyOf(active);
  if (same < 0 && activeKey !== firstKey) setActiveKey(firstKey);
  useEffect(
    () => listed.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }),
    [firstKey],
  );

  const moveTo = (place: number) => {
    const option = options.at(place % options.length);
    if (option !== undefined) setActiveKey(keyOf(option));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') moveTo(at + 1);
    else if (event.key === 'ArrowUp') moveTo(at - 1);
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
          setActiveKey(null);
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
              setActiveKey(keyOf(option));
              onChoose(option);
            }}
          >
            {children(option)}
          </div>
        ))}
      </div>
      <p className="option-count quiet" role="status">
        {found}
      </p>
    </>
  );
}
