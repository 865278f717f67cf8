import { type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import { stockQueries } from '../../../shared/inventory/stock-queries.ts';
import { currencyDecimals } from '../../../shared/kernel/currency.ts';
import { formatAmount } from '../../../shared/kernel/money.ts';
import { parseTypedDate } from '../../../shared/kernel/typed-date.ts';
import { parseTypedNumber } from '../../../shared/kernel/typed-number.ts';
import type { HeaderChanges, HeaderValues } from '../../../shared/orders/header-fields.ts';
import type { CheckField } from '../../../shared/orders/order-check.ts';
import { incoterms } from '../../../shared/parties/incoterm.ts';
import { partyQueries } from '../../../shared/parties/party-queries.ts';
import { showDate } from '../../platform/date-format.ts';
import { useAnswer } from '../../platform/query-cache.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { dateStyle, numberStyle } from '../../platform/writing-style.ts';
import { CustomerField } from './CustomerField.tsx';
import classes from './EntryFields.module.css';
import { isNothingTyped } from './entry-body.ts';
import type { EntryDocument } from './entry-document.ts';
import type { UntakenTexts } from './entry-texts.ts';
import { Cell, type FieldProps } from './HeadCell.tsx';
import { TextField } from './TextField.tsx';

export interface EntryFieldsProps {
  readonly document: EntryDocument;
  /** Enter in the head: to the lines. */
  readonly onDone: () => void;
}

/** The head of an order: six fields by use, the rest under *More*. What a rule needs is always out. */
export function EntryFields({ document, onDone }: EntryFieldsProps) {
  const { head, base, assessment } = useStore(document.state);
  const [wantsMore, setMore] = useState(false);
  const party = useAnswer(
    partyQueries.showParty,
    { party: head.customer?.id ?? '' },
    { enabled: head.customer !== null },
  ).data;
  const shown = { ...assessment?.header, ...head.header } as Partial<HeaderValues>;
  const set = (changes: HeaderChanges) => document.setHeader(changes);
  const field = (name: keyof HeaderValues) => ({
    name,
    label: say(`entry.${name}`),
    trouble: troubleOf(document, name),
    unlike: assessment?.unlikeLast.find(({ field: unlike }) => unlike === name)?.number ?? null,
    onEnter: onDone,
  });
  const text = (name: keyof HeaderValues) => ({ ...field(name), texts: document.texts });
  const textField = (name: 'customerPo' | 'shipVia' | 'carrierAccount') => ({
    ...text(name),
    value: shown[name] ?? '',
    onCommit: (text: string) => {
      set({ [name]: text === '' ? null : text });
      return null;
    },
  });
  // What is typed there, or wants something, does not hide.
  const wanted = (name: (typeof MORE)[number]) =>
    document.texts.at(name) !== undefined ||
    (base.kind === 'new' && name in head.header) ||
    troubleOf(document, name) !== null;
  const more = wantsMore || MORE.some(wanted);
  const addresses = party?.addresses.filter(({ active, isShipTo }) => active && isShipTo) ?? [];
  const currency = assessment?.currency ?? 'USD';
  return (
    <div className={classes.head}>
      <div className={classes.row}>
        <Cell grow={2} label={say('entry.customer')} trouble={troubleOf(document, 'customer')}>
          <CustomerField
            customer={head.customer}
            readOnly={base.kind !== 'new'}
            texts={document.texts}
            onChange={(customer) => document.setHead({ customer, header: stillTyped(document) })}
            onDone={onDone}
          />
        </Cell>
        <TextField {...textField('customerPo')} grow={1.3} />
        <Choice
          {...field('shipTo')}
          grow={2.2}
          value={shown.shipTo ?? ''}
          choices={addresses.map(({ id, name, street, city }) => [
            id,
            [name, street, city].filter(Boolean).join(', '),
          ])}
          onChange={(id) => set({ shipTo: id })}
        />
        <DateField
          {...text('requestedDate')}
          value={shown.requestedDate ?? null}
          onChange={(date) => set({ requestedDate: date })}
        />
        <TextField {...textField('shipVia')} />
        <button type="button" className={classes.more} aria-expanded={more} onClick={() => setMore(!more)}>
          {say(more ? 'entry.less' : 'entry.more')}
        </button>
      </div>
      {more ? (
        <div className={classes.row}>
          <ShipFromField
            {...field('shipFrom')}
            value={shown.shipFrom ?? ''}
            onChange={(id) => set({ shipFrom: id })}
          />
          <DateField
            {...text('cancelBy')}
            value={shown.cancelBy ?? null}
            onChange={(date) => set({ cancelBy: date })}
          />
          <Choice
            {...field('incoterm')}
            value={shown.incoterm ?? ''}
            choices={incoterms.map((term) => [term, term])}
            onChange={(term) => set({ incoterm: incoterms.find((known) => known === term) ?? null })}
          />
          <TextField {...textField('carrierAccount')} />
          <Choice
            {...field('contact')}
            value={shown.contact ?? ''}
            choices={(party?.contacts ?? []).filter(({ active }) => active).map(({ id, name }) => [id, name])}
            onChange={(id) => set({ contact: id })}
          />
          <TextField
            {...text('poTotal')}
            value={shown.poTotal == null ? '' : formatAmount(shown.poTotal, currency)}
            onCommit={(text) => {
              if (text === '') set({ poTotal: null });
              else {
                const read = parseTypedNumber(text, currencyDecimals(currency), numberStyle());
                if (!read.ok) return sentenceOf(read.refusal);
                set({ poTotal: read.value });
              }
              return null;
            }}
          />
          <label className={classes.tick}>
            <input
              type="checkbox"
              checked={shown.shipComplete ?? false}
              onChange={({ currentTarget }) => set({ shipComplete: currentTarget.checked })}
            />
            {say('entry.shipComplete')}
          </label>
          <label className={classes.tick}>
            <input
              type="checkbox"
              checked={shown.prepaid ?? false}
              onChange={({ currentTarget }) => set({ prepaid: currentTarget.checked })}
            />
            {say('entry.prepaid')}
          </label>
        </div>
      ) : null}
    </div>
  );
}

/**
 * What was typed in the head and holds for another customer too. Typing goes on while a customer is looked up: of an order
 * that had none, everything holds.
 */
function stillTyped(document: EntryDocument): HeaderChanges {
  const { customer, header } = document.state.getState().head;
  if (customer === null) return header;
  const kept = Object.entries(header).filter(([name]) => OF_THE_PAPER.some((each) => each === name));
  return Object.fromEntries(kept);
}

/** Fields that say what the customer’s paper says, whoever it turns out to be from. */
const OF_THE_PAPER = ['customerPo', 'requestedDate', 'cancelBy', 'poTotal', 'shipFrom'] as const;

/** Fields under *More*. */
const MORE = ['shipFrom', 'cancelBy', 'incoterm', 'carrierAccount', 'contact', 'poTotal'] as const;

/**
 * The sentence of what is wrong with a field of the head, red before amber. Nothing is wrong with a page nobody has typed on
 * yet: what it will need stands at the right.
 */
function troubleOf(document: EntryDocument, field: string) {
  const { assessment, head } = document.state.getState();
  if (head.customer === null && isNothingTyped(document.body())) return null;
  const checks = assessment?.checks ?? [];
  const own = checks.filter(
    (check) => check.key === null && check.field === (field as CheckField) && !check.settled,
  );
  const worst = own.find(({ level }) => level === 'red') ?? own[0];
  return worst ? { level: worst.level, sentence: sentenceOf(worst.refusal) } : null;
}

function DateField({
  value,
  onChange,
  ...field
}: FieldProps & {
  readonly value: string | null;
  readonly texts: UntakenTexts;
  readonly onChange: (date: string | null) => void;
}) {
  return (
    <TextField
      {...field}
      value={value === null ? '' : showDate(value)}
      onCommit={(text) => {
        if (text === '') onChange(null);
        else if (value === null || text !== showDate(value)) {
          const read = parseTypedDate(text, dateStyle());
          if (!read.ok) return sentenceOf(read.refusal);
          onChange(read.value);
        }
        return null;
      }}
    />
  );
}

function Choice({
  value,
  choices,
  onChange,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (id: string | null) => void;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    field.onEnter();
  };
  return (
    <Cell grow={field.grow ?? 1} label={field.label} trouble={field.trouble} unlike={field.unlike}>
      <select
        className={classes.field}
        data-entry-field={field.name}
        aria-label={field.label}
        aria-description={field.trouble?.sentence}
        aria-invalid={field.trouble?.level === 'red'}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        onKeyDown={onKeyDown}
      >
        <option value="" />
        {choices.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </Cell>
  );
}

function ShipFromField(
  props: FieldProps & { readonly value: string; readonly onChange: (id: string | null) => void },
) {
  const sites = useAnswer(stockQueries.listSites, {}).data?.sites ?? [];
  return (
    <Choice
      {...props}
      choices={sites.filter(({ active }) => active).map(({ id, name }) => [id, name] as const)}
    />
  );
}
