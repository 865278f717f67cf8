import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronFake, stoppable } from '../../tests/support/electron-fake.ts';
import { crashLog, watchCrashes } from './crash-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const text = () => readFileSync(join(folder, 'crashes.log'), 'utf8');

describe('a crash', () => {
  test('is written down here, and sent nowhere', () => {
    const fake = electronFake(folder);
    let uncaught: (error: unknown) => void = () => {};
    watchCrashes(
      fake.surface,
      crashLog(folder, '1.2.0', () => 0),
      (listener) => {
        uncaught = listener;
      },
    );
    expect(fake.calls).toEqual(['crashReporter.start upload=false']);
    fake.app.emit('child-process-gone', stoppable(), { type: 'Utility', reason: 'crashed', exitCode: 139 });
    fake.app.emit('child-process-gone', stoppable(), { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
    uncaught(new RangeError('Ada Quay owes 1,200.00'));
    const [child, main, end] = text().split('\n');
    expect(child).toBe('1970-01-01T00:00:00.000Z 1.2.0 child Utility crashed 139');
    expect(main).toMatch(/^1970-01-01T00:00:00.000Z 1.2.0 main RangeError < crash-log.test.ts:\d+:\d+/);
    expect(end).toBe('');
    expect(text()).not.toMatch(/Ada|owes|tmp/);
  });

  test('does not fill the disk, and a disk that is full does no more harm', () => {
    writeFileSync(join(folder, 'crashes.log'), 'x'.repeat(300 * 1024));
    crashLog(folder, '1.2.0', () => 0).note('page', 'oom');
    expect(text()).toBe('1970-01-01T00:00:00.000Z 1.2.0 page oom\n');
    expect(() => crashLog('/dev/null/x', '1.2.0', () => 0).note('page', 'oom')).not.toThrow();
  });
});
