import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFileName, safeFileName } from './file-name.ts';
import { beginsAs, mediaTypeOf, namedFileProblem } from './file-types.ts';

test.each([
  '../../etc/passwd.pdf',
  'a\\b.pdf',
  '/etc/x.pdf',
  'C:evil.pdf',
  '.hidden.pdf',
  'name.pdf.',
  'name.pdf ',
  'CON.pdf',
  'lpt1.txt',
  'a\0b.pdf',
  'a\nb.pdf',
  'invoice\u202Efdp.exe',
  'zero\u200Bwidth.pdf',
  '',
  'x'.repeat(201),
  'e\u0301.pdf',
])('%j is no name for a file', (name) => {
  expect(isFileName(name)).toBe(false);
  expect(isFileName(safeFileName(name))).toBe(true);
});

test.each(['PO 4711.pdf', 'Bestellung Müller & Söhne.pdf', '注文書.pdf', 'a.b.c.PDF'])(
  '%j is one',
  (name) => {
    expect(isFileName(name)).toBe(true);
    expect(safeFileName(name)).toBe(name);
  },
);

test('any text becomes a name, and a name stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = safeFileName(text);
      expect(isFileName(name)).toBe(true);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});

test('what a file is its name says and its first bytes must bear out', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  expect(mediaTypeOf('Scan.PDF')).toBe('application/pdf');
  expect(beginsAs('application/pdf', bytes('%PDF-1.7 …'))).toBe(true);
  expect(beginsAs('application/pdf', bytes('<script>'))).toBe(false);
  expect(beginsAs('image/webp', bytes('RIFF....WEBPVP8'))).toBe(true);
  expect(beginsAs('text/plain', bytes('hello'))).toBe(true);
  expect(beginsAs('text/plain', bytes('MZ\0\0'))).toBe(false);
  expect(beginsAs('text/html', bytes('<p>'))).toBe(false);
  expect(beginsAs('application/pdf', bytes(''))).toBe(false);
});

test('a file is neither empty nor larger than may be filed', () => {
  expect(namedFileProblem('a.pdf', 0)?.code).toBe('documents.file-empty');
  expect(namedFileProblem('a.pdf', 50 * 1024 * 1024)).toBeNull();
  expect(namedFileProblem('a.pdf', 50 * 1024 * 1024 + 1)?.code).toBe('documents.file-too-large');
  expect(namedFileProblem('a.pdf', 5, 'image/png')?.code).toBe('documents.type-not-taken');
});
