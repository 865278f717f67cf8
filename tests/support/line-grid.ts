import type { CellValue } from '../../src/renderer/ui/grid/cell-value.ts';
import {
  amountColumn,
  dateColumn,
  type GridFormat,
  lookupColumn,
  numberColumn,
  percentColumn,
  priceColumn,
  quantityColumn,
  readonlyColumn,
  unitColumn,
} from '../../src/renderer/ui/grid/column-kinds.ts';
import type { GridEffect, GridEvent } from '../../src/renderer/ui/grid/grid-event.ts';
import type { GridLine } from '../../src/renderer/ui/grid/grid-line.ts';
import { answerToPress } from '../../src/renderer/ui/grid/grid-press.ts';
import { reduceGrid, startedWith } from '../../src/renderer/ui/grid/grid-reducer.ts';
import { editTextAt, type GridSetup, type GridState, modeOf } from '../../src/renderer/ui/grid/grid-state.ts';
import type { LookupAnswer, LookupOption, LookupProvider } from '../../src/renderer/ui/grid/look-up.ts';
import { formatDecimal } from '../../src/shared/kernel/decimal.ts';

/** A small shelf of items, looked up at once: what the tests of the grid take orders for. */
export const items: readonly (LookupOption & { readonly barcode: string })[] = [
  item('HX-2040', 'Hex bolt M20×40, zinc', 'EA', '4006381333931'),
  item('HX-2050', 'Hex bolt M20×50, zinc', 'EA', '4006381333948'),
  item('WSH-20', 'Washer M20, DIN 125', 'EA', '4006381333955'),
  item('GL-7701', 'Nitrile gloves, L, box 100', 'BX', '4006381333962'),
  item('GL-7702', 'Nitrile gloves, XL, box 100', 'BX', '4006381333979'),
  item('PLT-48', 'Pallet wrap 48 cm', 'RL', '4006381333986'),
  item('0012', 'Label, small', 'EA', '4006381333993'),
];

export const testFormat: GridFormat = {
  numbers: { decimalMark: '.' },
  dates: () => ({ today: '2026-11-22', order: 'day-month', lean: 'ahead' }),
  showQuantity: (micro) => formatDecimal(micro, 6, 0),
  showPrice: (micro) => formatDecimal(micro, 6, 4),
  showPercent: (micro) => `${formatDecimal(micro, 6, 0)} %`,
  showAmount: (minor) => formatDecimal(minor, 2),
  exactAmount: (minor) => formatDecimal(minor, 2),
  showDate: (date) => date,
};

/** The answer to a text: numbers first, then names, as the local database would give it. */
export function answerTo(text: string): LookupAnswer {
  const typed = text.trim().toLowerCase();
  const found = items.filter(
    (option) => option.text.toLowerCase().includes(typed) || option.name.toLowerCase().includes(typed),
  );
  const byNumber = items.find((option) => option.text.toLowerCase() === typed);
  const byBarcode = items.find(({ barcode }) => barcode === typed);
  const option = byNumber ?? byBarcode;
  const nearest =
    items.find((candidate) => candidate.text.slice(0, 4).toLowerCase() === typed.slice(0, 4)) ?? null;
  return {
    options: (byBarcode ? [byBarcode] : found).slice(0, 8),
    exact: option ? { option, by: byNumber ? 'number' : 'barcode' } : null,
    nearest,
    total: byBarcode ? 1 : found.length,
    unknownBarcode: /^\d{13}$/.test(typed) && !byBarcode,
  };
}

export const testLookup: LookupProvider = {
  ask: (text) => Promise.resolve(answerTo(text)),
  detailTitles: ['Unit'],
};

export function testSetup(): GridSetup {
  let made = 0;
  return {
    columns: [
      numberColumn({ id: '#', width: 40 }),
      lookupColumn({ id: 'item', title: 'Item', width: 110, stop: true, frozen: true, lookup: testLookup }),
      readonlyColumn({ id: 'description', title: 'Description', width: 150 }),
      quantityColumn(testFormat, { id: 'qty', title: 'Qty', width: 64, stop: true, unitColumn: 'unit' }),
      unitColumn({ id: 'unit', title: 'Unit', width: 44, choices: () => ['EA', 'BX', 'RL'] }),
      priceColumn(testFormat, { id: 'price', title: 'Price', width: 80 }),
      percentColumn(testFormat, { id: 'discount', title: 'Disc.', width: 64 }),
      dateColumn(testFormat, { id: 'date', title: 'Requested', width: 84 }),
      amountColumn(testFormat, { id: 'amount', title: 'Amount', width: 92 }),
    ],
    newKey: () => `new${++made}`,
    pageRows: () => 2,
    itemColumn: 'item',
    quantityColumn: 'qty',
  };
}

export function testLine(place: number, number: string, count: number): GridLine {
  const option = items.find(({ text }) => text === number);
  const cells: Record<string, CellValue> = {
    item: { id: number, text: number },
    qty: count * 1_000_000,
    unit: option?.fills?.unit ?? null,
  };
  return { key: `L${place}`, number: place * 10, cells, bad: {} };
}

/** Three lines and the empty one, `L1` to `L3`. */
export function threeLines(): readonly GridLine[] {
  return [testLine(1, 'HX-2040', 240), testLine(2, 'GL-7701', 24), testLine(3, 'PLT-48', 6)];
}

/** A grid driven by keys as a person drives it, without a browser: the text field is played by `input` events. */
export class DrivenGrid {
  readonly setup = testSetup();
  state: GridState;
  effects: GridEffect[] = [];
  /** Answers look-ups when they are asked; without it a test answers by hand. */
  answersAtOnce = true;
  copied = '';

  constructor(lines: readonly GridLine[] = threeLines()) {
    this.state = startedWith(lines, this.setup);
  }

  send(event: GridEvent): this {
    const { state, effects } = reduceGrid(this.state, event, this.setup, this.copied);
    this.state = state;
    this.effects.push(...effects);
    if (this.answersAtOnce) for (const effect of effects) this.answer(effect);
    return this;
  }

  answer(effect: GridEffect): void {
    if (effect.does === 'ask')
      this.send({ type: 'answer', text: effect.text, answer: answerTo(effect.text) });
    if (effect.does === 'resolve') {
      this.send({
        type: 'resolved',
        cells: effect.cells.map((cell) => ({ ...cell, answer: answerTo(cell.text) })),
      });
    }
  }

  /** `Mod+Shift+ArrowUp`, `Enter`, `a`. Answers false when the key is left to field or browser. */
  press(chord: string, mac = false): boolean {
    const parts = chord.length === 1 ? [chord] : chord.split('+');
    const key = parts.at(-1) ?? '';
    const answer = answerToPress(
      this.state,
      {
        key: key === 'Space' ? ' ' : parts.length > 1 && key.length === 1 ? key.toLowerCase() : key,
        ctrlKey: parts.includes(mac ? 'Control' : 'Mod'),
        metaKey: mac && parts.includes('Mod'),
        shiftKey: parts.includes('Shift'),
        altKey: parts.includes('Alt'),
      },
      mac,
    );
    if (answer.kind === 'event') this.send(answer.event);
    return answer.kind !== 'native';
  }

  /** Types characters one by one, as a field would take them. */
  type(text: string): this {
    for (const character of text) {
      if (!this.press(character) && this.state.editor) {
        this.send({ type: 'input', text: this.state.editor.text + character });
      }
    }
    return this;
  }

  keys(...chords: readonly string[]): this {
    for (const chord of chords) this.press(chord);
    return this;
  }

  at(line: string, column: string): this {
    return this.send({ type: 'point', place: { line, column } });
  }

  text(line: string, columnId: string): string {
    const found = this.state.lines.find(({ key }) => key === line);
    const column = this.setup.columns.find(({ id }) => id === columnId);
    return found && column ? editTextAt(this.state, found, column) : '';
  }

  get mode(): string {
    return modeOf(this.state);
  }

  get focus(): string {
    return `${this.state.focus.line}.${this.state.focus.column}`;
  }

  get range(): string {
    const { anchor } = this.state;
    return anchor ? `${anchor.line}.${anchor.column}` : '';
  }
}

function item(number: string, name: string, unit: string, barcode: string) {
  return { id: number, text: number, name, details: [unit], fills: { unit }, barcode };
}
