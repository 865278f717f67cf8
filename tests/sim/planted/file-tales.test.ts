import { expect, test } from 'vitest';
import { fileTales, tellTale } from './file-tales.ts';

test.each(fileTales)('of %s nothing is left in the file', async (name) => {
  expect(await tellTale(name)).toBeNull();
});
