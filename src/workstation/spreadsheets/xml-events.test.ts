import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, XmlEvents } from './xml-events.ts';
import { Unpackable } from './zip-directory.ts';

const TEXT =
  '<?xml version="1.0"?><!-- a > b --><x:a q=\'>"\' w="1"><b/>Zoë &amp; &#x41;<![CDATA[<raw>]]></x:a>';

function eventsOf(xml: string, cuts: readonly number[] = []): readonly string[] {
  const seen: string[] = [];
  const events = new XmlEvents({
    open: (name, tag) => seen.push(`<${name} ${attribute(tag, 'w') ?? ''}${attribute(tag, 'q') ?? ''}`),
    text: (text) => seen.push(text),
    close: (name) => seen.push(`/${name}`),
  });
  const bytes = Buffer.from(xml);
  let from = 0;
  for (const cut of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    events.write(bytes.subarray(from, cut));
    from = cut;
  }
  events.end();
  return seen;
}

describe('XML of a workbook', () => {
  test('is read with its texts, attributes and character names', () => {
    expect(eventsOf(TEXT)).toEqual(['<a 1>"', '<b ', '/b', 'Zoë & A', '<raw>', '/a']);
  });

  test('is the same wherever it is cut', () => {
    const length = Buffer.from(TEXT).length;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: length }), { maxLength: 8 }), (cuts) => {
        expect(eventsOf(TEXT, cuts)).toEqual(eventsOf(TEXT));
      }),
    );
  });

  test.each(['<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>', '<a><b', '\xff<a/>rest'])(
    'is damaged where it is cut short or more than XML of a workbook: %s',
    (xml) => {
      expect(() => eventsOf(xml)).toThrow(Unpackable);
    },
  );
});
