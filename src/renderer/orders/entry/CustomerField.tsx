import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { customerQueries } from '../../../shared/parties/customer-queries.ts';
import { say } from '../../platform/strings.ts';
import { askQuery } from '../../platform/workstation-calls.ts';
import classes from './EntryFields.module.css';
import type { UntakenTexts } from './entry-texts.ts';

/** What the field is called among those of the head. */
const PLACE = 'customer';

interface Customer {
  readonly id: string;
  readonly name: string;
}

interface Hit extends Customer {
  readonly code: string;
  readonly place: string;
  readonly exact: boolean;
}

export interface CustomerFieldProps {
  readonly customer: Customer | null;
  readonly readOnly: boolean;
  readonly texts: UntakenTexts;
  readonly onChange: (customer: Customer | null) => void;
  readonly onDone: () => void;
}

/**
 * The customer by code, name or email: Enter takes it and goes to the lines, Tab takes it and goes to the next field.
 * Both wait for the answer to what stands in the field.
 */
export function CustomerField({ customer, readOnly, texts, onChange, onDone }: CustomerFieldProps) {
  const combobox = useCombobox();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => texts.at(PLACE) ?? customer?.name ?? '');
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [nobody, setNobody] = useState(false);
  const asked = useRef<{ readonly text: string; readonly answer: Promise<readonly Hit[]> } | null>(null);
  useEffect(() => {
    if (texts.at(PLACE) === undefined) setText(customer?.name ?? '');
  }, [texts, customer]);
  // Only when the page opens: later the focus belongs to the person.
  const [opensEmpty] = useState(customer === null);
  useEffect(() => {
    if (opensEmpty) field.current?.focus();
  }, [opensEmpty]);
  const search = (wanted: string) => {
    const answer = find(wanted);
    asked.current = { text: wanted, answer };
    void answer.then((found) => {
      if (asked.current?.text !== wanted) return;
      setHits(found);
      setNobody(found.length === 0 && wanted.trim() !== '');
      if (document.activeElement === field.current && wanted.trim() !== '') {
        combobox.openDropdown();
        combobox.selectFirstOption();
      }
    });
  };
  const take = (hit: Customer) => {
    texts.keep(PLACE, null);
    onChange({ id: hit.id, name: hit.name });
    setText(hit.name);
    setNobody(false);
    combobox.closeDropdown();
  };
  const asItStands = () => {
    texts.keep(PLACE, null);
    setText(customer?.name ?? '');
  };
  const takeTyped = async (): Promise<boolean> => {
    if (customer !== null && text === customer.name) {
      texts.keep(PLACE, null);
      return true;
    }
    // What was typed before the page was opened again was not asked for here.
    const found = await (asked.current?.answer ?? find(text));
    const chosen = found.find(({ exact }) => exact) ?? found[combobox.getSelectedOptionIndex()] ?? found[0];
    if (!chosen) {
      setNobody(true);
      return false;
    }
    take(chosen);
    return true;
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        take(hits.find((hit) => hit.id === id) ?? { id, name: id });
        onDone();
      }}
    >
      <Combobox.Target withKeyboardNavigation={false}>
        <input
          ref={field}
          className={classes.field}
          data-entry-field={PLACE}
          aria-label={say('entry.customer')}
          aria-invalid={nobody}
          readOnly={readOnly}
          value={text}
          placeholder={say('entry.customer-prompt')}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            texts.keep(PLACE, currentTarget.value);
            search(currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') combobox.selectNextOption();
            else if (event.key === 'ArrowUp') combobox.selectPreviousOption();
            else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
              // Nobody is held in a field: what comes of it is seen when the answer is there.
              void takeTyped();
              onDone();
            } else if (event.key === 'Tab' && !event.shiftKey) {
              void takeTyped();
              return;
            } else if (event.key === 'Escape' && combobox.dropdownOpened) combobox.closeDropdown();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            if (text.trim() === '' || text === customer?.name) asItStands();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hits.length === 0 && !nobody}>
        <Combobox.Options>
          {hits.map(({ id, name, code, place }) => (
            <Combobox.Option key={id} value={id}>
              {name} <span className={classes.detail}>{[code, place].filter(Boolean).join(' · ')}</span>
            </Combobox.Option>
          ))}
          {nobody ? <Combobox.Empty>{say('entry.nobody', { text })}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

async function find(text: string): Promise<readonly Hit[]> {
  if (text.trim() === '') return [];
  const answer = await askQuery(customerQueries.lookUpCustomer, { text: text.trim() });
  if (!answer.ok) return [];
  return answer.value.customers.map(({ id, name, code, city, region, exact }) => ({
    id,
    name,
    code,
    place: [city, region].filter(Boolean).join(', '),
    exact,
  }));
}
