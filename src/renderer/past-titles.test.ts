import { expect, test } from 'vitest';
import { commandDeclarations } from '../shared/daybook-declarations.ts';
import { pastTitle, pastTitles } from './past-titles.ts';
import past from './past-verbs.en.json' with { type: 'json' };

test('every command has words for when it was done', () => {
  expect(
    commandDeclarations.filter((command) => pastTitle(command) === null).map(({ title }) => title),
  ).toEqual([]);
});

test('what was done is said in the verb of the button, in the past', () => {
  const texts = pastTitles(commandDeclarations);
  expect(texts['done.customer.change']).toBe('Changed customer');
  expect(texts['done.credit.set-limit']).toBe('Changed credit limit');
  expect(texts['done.vendor.sell-to']).toBe('Made the vendor a customer too');
});

test('no past is kept of a command there is not', () => {
  const names = new Set(commandDeclarations.map(({ name }) => name));
  expect(Object.keys(past.commands).filter((name) => !names.has(name))).toEqual([]);
});
