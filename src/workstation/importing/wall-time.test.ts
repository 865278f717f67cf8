import { describe, expect, test } from 'vitest';
import { timeReader } from './wall-time.ts';

describe('a time in a file', () => {
  test.each([
    ['yyyy-MM-dd HH:mm:ss', '2010-12-01 08:26:00', '2010-12-01T08:26:00'],
    ['yyyy-MM-dd HH:mm:ss.SSS', '1996-07-04 00:00:00.000', '1996-07-04T00:00:00'],
    ['yyyy-MM-dd HH:mm:ss.SSS', '1996-07-04 00:00:00.250', '1996-07-04T00:00:00.250'],
    ['M/d/yyyy H:mm', '12/1/2010 8:26', '2010-12-01T08:26:00'],
    ['d.M.yyyy', '1.12.2010', '2010-12-01T00:00:00'],
    ['d.M.yy', '1.12.10', '2010-12-01T00:00:00'],
    ['d.M.yy', '1.12.70', '1970-12-01T00:00:00'],
    ['dd MMM yyyy', '01 Dec 2010', '2010-12-01T00:00:00'],
    ["yyyy-MM-dd'T'HH:mm", '2010-12-01T08:26', '2010-12-01T08:26:00'],
    ['MM/dd/yyyy hh:mm a', '12/01/2010 12:05 AM', '2010-12-01T00:05:00'],
    ['MM/dd/yyyy h:mm a', '12/01/2010 12:05 pm', '2010-12-01T12:05:00'],
    ['yyyy-MM-dd', '2024-02-29', '2024-02-29T00:00:00'],
  ])('written %s, %s is %s', (format, text, time) => {
    expect(timeReader(format)?.(text)).toBe(time);
  });

  test.each([
    ['yyyy-MM-dd', '2023-02-29'],
    ['yyyy-MM-dd', '2023-02-01 08:00'],
    ['yyyy-MM-dd HH:mm', '2023-02-01 24:00'],
    ['yyyy-MM-dd HH:mm', '2023-02-01 08:60'],
    ['yyyy-MM-dd h:mm a', '2023-02-01 13:00 PM'],
    ['dd MMM yyyy', '01 Mai 2010'],
    ['yyyy.MM.dd', '2023-02-01'],
  ])('written %s, %s is none', (format, text) => {
    expect(timeReader(format)?.(text)).toBeNull();
  });

  test.each(['HH:mm', 'yyyy-MM', 'y-MM-dd', 'yyyy-MM-dd hh:mm', 'yyyy-MM-dd H:mm a', 'yyyy-MM-dd dd'])(
    '%s is no format',
    (format) => {
      expect(timeReader(format)).toBeNull();
    },
  );
});
