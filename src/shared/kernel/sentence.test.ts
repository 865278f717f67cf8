import { describe, expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { fillSentence, sentencesOf } from './sentence.ts';

describe('a refusal becomes a sentence', () => {
  const say = sentencesOf([
    { refusals: { 'stock.short': 'Only {available} of {item} are there.' } },
    { refusals: { 'day.closed': 'That day is closed.' } },
  ]);

  test('with what it is about filled in', () => {
    expect(say(refusal('stock.short', { available: 3, item: 'SKU-100' }))).toBe(
      'Only 3 of SKU-100 are there.',
    );
    expect(say(refusal('day.closed'))).toBe('That day is closed.');
  });

  test('a code without words is said with its params, so that nobody is left with nothing', () => {
    expect(say(refusal('moon.full'))).toBe('moon.full.');
    expect(say(refusal('moon.full', { night: 'today', hour: null }))).toBe(
      'moon.full (night: today, hour: ).',
    );
    expect(say(refusal('toString'))).toBe('toString.');
  });

  test('a value is never read as a sentence itself', () => {
    expect(fillSentence('{a} and {b}', { a: '{b}', b: '$&' })).toBe('{b} and $&');
  });

  test('a right is called by what it lets somebody do', () => {
    const words = { 'people.no-right': 'None of your roles may {permission}.' };
    const told = sentencesOf([{ refusals: words }], { 'orders.ship': { title: 'ship orders' } });
    expect(told(refusal('people.no-right', { permission: 'orders.ship' }))).toBe(
      'None of your roles may ship orders.',
    );
    expect(told(refusal('people.no-right', { permission: 'moon.land' }))).toBe(
      'None of your roles may moon.land.',
    );
  });

  test('figures carry no zeros that say nothing, and a percentage over a ceiling reads as over it', () => {
    const over = (percent: string) =>
      fillSentence('{percent} % is over {ceiling} %', { percent, ceiling: '10.000000' });
    expect(over('12.500000')).toBe('12.5 % is over 10 %');
    expect(over('46.428572')).toBe('46.43 % is over 10 %');
    expect(over('10.000001')).toBe('10.01 % is over 10 %');
    expect(over('-10.000001')).toBe('-10.01 % is over 10 %');
    expect(fillSentence('{price} for {item}', { price: '0.123456', item: '100.5' })).toBe(
      '0.123456 for 100.5',
    );
  });

  test('quantities, prices and counts are written as the reader writes figures, numbers of records are not', () => {
    const words = {
      'stock.short': '{wanted} of {item} for {number}, line {line}; {onHand} there at {price}.',
    };
    const changed = { 'sync.conflict': 'You saw {seen}.' };
    const told = sentencesOf([{ refusals: { ...words, ...changed } }], {}, (text) => `<${text}>`);
    const params = {
      wanted: '12500',
      item: '4500',
      number: '1041',
      line: 1_000,
      onHand: 40,
      price: '1250.00',
    };
    expect(told(refusal('stock.short', params))).toBe(
      '<12500> of 4500 for 1041, line 1000; <40> there at <1250.00>.',
    );
    expect(told(refusal('stock.short', { wanted: 'USD 12,500.00' }))).toMatch(/^USD 12,500.00 of/);
    // Somebody's customer PO may be what was seen.
    expect(told(refusal('sync.conflict', { seen: '4500187732' }))).toBe('You saw 4500187732.');
  });

  test('a param that is not there leaves its place empty', () => {
    expect(fillSentence('by {person}{constructor}.', { person: null })).toBe('by .');
  });
});
