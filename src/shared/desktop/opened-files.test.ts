import { describe, expect, test } from 'vitest';
import { fileIn, fileNameOf, openedKind, openedPath } from './opened-files.ts';

describe('a file that is opened with Daybook', () => {
  test.each([
    ['/home/ada/Customers May.csv', 'table'],
    ['C:\\Users\\Ada\\ITEMS.XLSX', 'table'],
    ['prices.tsv', 'table'],
    ['/mnt/usb/bluewater.daybookbackup', 'backup'],
  ])('%s is known by its ending', (path, kind) => {
    expect(openedKind(path)).toBe(kind);
  });

  test.each(['notes.docx', 'csv', '/home/ada/.csv.exe', 'daybook.db', ''])('%s is none of ours', (path) => {
    expect(openedKind(path)).toBeNull();
  });

  test('is the last of the words a start was given', () => {
    expect(fileIn(['/usr/bin/daybook', '--ozone-platform=x11', '/tmp/a.csv', 'b.xlsx'])).toBe('b.xlsx');
    expect(fileIn(['C:\\Users\\Ada\\items.csv'])).toBe('C:\\Users\\Ada\\items.csv');
  });

  test('is neither an option nor an address', () => {
    for (const word of [
      '--data=/tmp/x.csv',
      'daybook://orders/x.csv',
      'https://x.example/a.csv',
      'file:///a.csv',
    ])
      expect(fileIn([word])).toBeNull();
  });

  test('has a name whatever system it lies on', () => {
    expect(fileNameOf('C:\\Users\\Ada\\items.csv')).toBe('items.csv');
    expect(fileNameOf('/home/ada/items.csv')).toBe('items.csv');
    expect(fileNameOf('items.csv')).toBe('items.csv');
  });

  test('is named to its page by a token, never by its path', () => {
    expect(openedPath('table', 'a1')).toBe('/import/new?opened=a1');
    expect(openedPath('backup', 'a1')).toBe('/backups?opened=a1');
  });
});
