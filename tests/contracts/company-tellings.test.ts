import { afterAll, beforeAll, expect, test } from 'vitest';
import { daybookTellings } from '../../src/renderer/daybook-tellings.ts';
import { catalogues } from '../../src/renderer/daybook-texts.ts';
import { setLocale } from '../../src/renderer/platform/number-format.ts';
import { doneOf, startStrings } from '../../src/renderer/platform/strings.ts';
import { toldEvent } from '../../src/renderer/ui/page/event-telling.ts';
import type { Workstation } from '../../src/workstation/workstation.ts';
import { ownCompany } from '../support/own-company.ts';

let workstation: Workstation;
let end: () => Promise<void>;
beforeAll(async () => {
  setLocale('en-US');
  await startStrings(catalogues, 'en');
  ({ workstation, end } = await ownCompany());
});
afterAll(() => end());

/** Runs a command and tells what the company's timeline says of it. */
function told(command: string, input: object): string {
  const run = workstation.run({ command, input });
  if (!run.ok) throw new Error(JSON.stringify(run.refusal));
  const timeline = workstation.timeline('company', 1);
  if (!timeline.ok || !timeline.value[0]) throw new Error(`nothing is told of ${command}`);
  const [event] = timeline.value;
  return toldEvent(event, { tables: daybookTellings, currency: 'USD' }) ?? doneOf(event);
}

const settings = (changes: object) => told('company.change-settings', changes);
const head = (changes: object) => told('company.change-paper-head', { changes });

test('a setting of the company is told by what it was and became', () => {
  expect(told('company.rename', { name: 'Acme Ltd' })).toBe('Renamed company: Acme → Acme Ltd');
  expect(settings({ rateDecimals: 2 })).toBe('Changed company settings: Decimals of a price 4 → 2');
  expect(settings({ taxRounding: 'line' })).toBe(
    'Changed company settings: Tax is rounded once per tax of a document → on each line',
  );
});

test('working days are told by their names, days in a row by the first and the last', () => {
  const days = 'Changed company settings: Working days';
  expect(settings({ workingWeekdays: [1, 2, 3, 4, 5, 6] })).toBe(
    `${days} Monday to Friday → Monday to Saturday`,
  );
  expect(settings({ workingWeekdays: [1, 3, 4, 7] })).toBe(
    `${days} Monday to Saturday → Monday, Wednesday, Thursday, Sunday`,
  );
});

test('each series of numbers that begins otherwise is told by what it numbers, also the first time', () => {
  const prefixes = (order: string, customer: string) => [
    { kind: 'order', prefix: order },
    { kind: 'customer', prefix: customer },
  ];
  expect(settings({ prefixes: prefixes('ORD', 'C') })).toBe(
    'Changed company settings: Orders begin with SO → ORD',
  );
  expect(settings({ prefixes: prefixes('SA', 'KD') })).toBe(
    'Changed company settings: Orders begin with ORD → SA; Customers begin with C → KD',
  );
});

test('of settings saved together only those are told that became different', () => {
  const same = { taxRounding: 'line', prefixes: [{ kind: 'order', prefix: 'SA' }] };
  expect(settings({ rateDecimals: 3, ...same })).toBe('Changed company settings: Decimals of a price 2 → 3');
});

test('the head of papers is told line by line, long texts only as changed', () => {
  expect(head({ legalName: 'Acme Ltd.', street: 'Dock 4\nHarbour Road 7' })).toBe(
    'Changed the head of papers: Legal name – → Acme Ltd.; Street – → Dock 4, Harbour Road 7',
  );
  expect(head({ legalName: null, locale: 'de-DE', paperSize: 'A4' })).toBe(
    'Changed the head of papers: Legal name Acme Ltd. → –; ' +
      'Numbers and dates United States, 1,234.50 → Germany, 1.234,50; Paper As usual there → A4',
  );
  expect(
    head({ locale: 'en-US', confirmationTerms: 'Goods stay ours until they are paid. '.repeat(9) }),
  ).toBe(
    'Changed the head of papers: Terms under a confirmation changed; ' +
      'Numbers and dates Germany, 1.234,50 → United States, 1,234.50',
  );
});

test('a logo is said to have changed, another file is told by kind and name', () => {
  const file = (name: string, sha: string) => ({
    ...{ name, sha256: sha.repeat(64), size: 10, mediaType: 'image/png' },
  });
  const attach = (kind: string, name: string, sha: string) =>
    told('document.attach', { record: 'company', kind, file: file(name, sha) });
  expect(attach('logo', 'acme.png', 'a')).toBe('Attached document: Logo changed');
  expect(attach('contract', 'lease.png', 'b')).toBe('Attached document: Contract, lease.png');
});
