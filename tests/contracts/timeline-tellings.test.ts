import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daybookTables } from '../../src/core/daybook-tables.ts';
import { daybookTellings } from '../../src/renderer/daybook-tellings.ts';
import { catalogues } from '../../src/renderer/daybook-texts.ts';
import { setLocale } from '../../src/renderer/platform/number-format.ts';
import { hasText, startStrings } from '../../src/renderer/platform/strings.ts';
import { toldEvent } from '../../src/renderer/ui/page/event-telling.ts';
import type { NamedEvent } from '../../src/shared/sync/workstation-views.ts';
import type { Workstation } from '../../src/workstation/workstation.ts';
import { foundDemoCompany } from '../../src/world/demo-workstation.ts';

/** What is said whole by the title of the command: nothing stood before, or nothing is written but that it happened. */
const SAID_BY_TITLE =
  /^(company|customer|vendor|item|price-list|role|place|site|workstation|person)\.[a-z-]+$/;

beforeAll(async () => {
  setLocale('en-US');
  await startStrings(catalogues, 'en');
});

describe('how timelines tell changes', () => {
  test('names columns there are, by texts there are', () => {
    const columnsOf = new Map(daybookTables.map(({ name, columns }) => [name, new Set<string>(columns)]));
    const lost = Object.entries(daybookTellings).flatMap(([table, { columns = {}, about, row }]) => {
      const named = [...Object.keys(columns), ...(about ? [about] : []), ...(Array.isArray(row) ? row : [])];
      const labels = Object.values(columns).flatMap(({ label }) => label ?? []);
      return [
        ...named.filter((column) => !columnsOf.get(table)?.has(column)).map((column) => `${table}.${column}`),
        ...labels.filter((label) => !hasText(label)),
      ];
    });
    expect(lost).toEqual([]);
  });
});

describe('the timelines of the demo company', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-told-'));
  let workstation: Workstation;
  let events: readonly NamedEvent[];
  beforeAll(async () => {
    const founded = await foundDemoCompany({ folder: join(folder, 'data') });
    if (!founded.ok) throw new Error(founded.refusal.code);
    workstation = founded.value.workstation;
    const records = new Set(workstation.log({ limit: 1_000 }).flatMap(({ record }) => record?.id ?? []));
    events = [...records].flatMap((record) => {
      const timeline = workstation.timeline(record, 200);
      if (!timeline.ok) throw new Error(timeline.refusal.code);
      return timeline.value;
    });
  });
  afterAll(async () => {
    await workstation.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const told = (event: NamedEvent) => toldEvent(event, { tables: daybookTellings, currency: 'USD' });

  test('say the values of what was written, beside what the order desk tells in its own words', () => {
    const silent = events.filter(
      (event) => told(event) === null && !event.command.startsWith('order.') && !isCreation(event),
    );
    expect(new Set(silent.map(({ command }) => command))).toEqual(new Set());
  });

  test('say amounts with their currency, rules in their words, and lists, items and people by name', () => {
    const all = new Set(events.map(told));
    for (const sentence of [
      'Changed credit limit: – → USD 10,000.00',
      'Added order rule: No deliveries on Friday from 12:00 on.',
      'Set price: List prices, USD 64.00 per EA, since',
      'Set what an item costs: Cost – → USD 38.50; Least margin – → 5 %; Floor price – → USD 40.425',
      'Moved item through its life: State Active → Ending; Replaced by – → SKU-120',
      'Added unit to item: BX, 25 EA',
    ]) {
      const plain = [...all].map((text) => text?.replaceAll('\u00a0', ' ') ?? '');
      expect(
        plain.some((text) => text.startsWith(sentence)),
        sentence,
      ).toBe(true);
    }
    expect([...all].filter((text) => /not here any more|[0-9a-z]{26}/.test(text ?? ''))).toEqual([]);
  });
});

function isCreation({ command, changes, own }: NamedEvent): boolean {
  return SAID_BY_TITLE.test(command) && own.every((at) => changes[at]?.op === 'insert');
}
