import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { cliCommand } from './cli-command.ts';
import { personCalled } from './name-lookup.ts';
import { onWorkstation } from './workstation-host.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 10_000;

export const logCommand = cliCommand({
  name: 'log',
  summary:
    'Print what was done, newest first; with --record, what happened to one record and every value before and after.',
  arguments: {},
  options: {
    record: { value: 'ID', help: 'id of the record, such as an order' },
    limit: { value: 'N', help: `at most so many, default ${DEFAULT_LIMIT}` },
    by: { value: 'PERSON', help: 'only what this person did: a name or an id' },
    before: { value: 'SEQ', help: 'only what stands before this place in history: the next page' },
  },
  run(call) {
    const { record, by, limit: limitText, before: beforeText } = call.options;
    const limit = readCount('--limit', limitText ?? String(DEFAULT_LIMIT), MAX_LIMIT);
    if (!limit.ok) return limit;
    const before =
      beforeText === undefined ? undefined : readCount('--before', beforeText, Number.MAX_SAFE_INTEGER);
    if (before && !before.ok) return before;
    return onWorkstation(call, (workstation, person) => {
      if (record !== undefined) {
        const timeline = workstation.timeline(record, limit.value, person);
        return timeline.ok ? { document: timeline.value } : timeline;
      }
      const who = by === undefined ? null : personCalled(workstation, by, person);
      if (who && !who.ok) return who;
      const page = {
        limit: limit.value,
        ...(before ? { before: before.value } : {}),
        ...(who ? { person: who.value } : {}),
      };
      return { document: workstation.log(page) };
    });
  },
});

/** A whole number from 1 to `most`. Refusal: `usage.not-a-count`. */
export function readCount(option: string, text: string, most: number): Result<number> {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? ok(value) : refused('usage.not-a-count', { option, text, most });
}
