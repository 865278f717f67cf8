import type { Result } from '../shared/kernel/result.ts';
import type { Workstation } from '../workstation/workstation.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { readJson } from './json-source.ts';
import { sentenceOf } from './refusal-sentences.ts';
import { onWorkstation, verdictOf } from './workstation-host.ts';

const item = { ID: { help: 'id of the item, as “attention list” gives it' } };

export const attentionListCommand = cliCommand({
  name: 'attention list',
  summary: 'List what of your work was refused, will probably be, or came out otherwise than shown.',
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, ({ attention }) => ({
      document: attention.list().map((view) => ({
        ...view,
        reason: view.reason && { ...view.reason, sentence: sentenceOf(view.reason) },
      })),
    })),
});

export const attentionResendCommand = cliCommand({
  name: 'attention resend',
  summary: 'Run a refused command again with corrected input; the old item is settled.',
  arguments: item,
  options: {
    json: { value: 'FILE|-', help: 'the corrected input, a JSON document', required: true },
    note: { value: 'TEXT', help: 'what was corrected' },
  },
  async run(call) {
    const input = await readJson(call.options.json, call.terminal);
    if (!input.ok) return input;
    return onWorkstation(call, ({ attention }, person) => {
      return verdictOf(attention.resend(call.arguments.ID, input.value, call.options.note ?? '', person));
    });
  },
});

export const attentionDiscardCommand = cliCommand({
  name: 'attention discard',
  summary: 'Give a refused piece of work up, with a note why.',
  arguments: item,
  options: { note: { value: 'TEXT', help: 'why', required: true } },
  run: (call) =>
    settle(call, 'discarded', ({ attention }) => attention.discard(call.arguments.ID, call.options.note)),
});

export const attentionHandOverCommand = cliCommand({
  name: 'attention hand-over',
  summary: 'Give an item to a person who may do it, or note who was asked; it stays open here.',
  details:
    'With --to it waits in Needs attention of that person, on every workstation of theirs (“daybook query work.handed”).',
  arguments: item,
  options: {
    to: { value: 'PERSON', help: 'id of the person' },
    note: { value: 'TEXT', help: 'what they should know, or who was asked', required: true },
  },
  run: (call) => {
    const { to, note } = call.options;
    if (to === undefined) {
      return settle(call, 'handed-over', ({ attention }) => attention.handOver(call.arguments.ID, note));
    }
    return onWorkstation(call, ({ attention }, person) =>
      verdictOf(attention.handOverTo(call.arguments.ID, to, note, person)),
    );
  },
});

export const attentionSeenCommand = cliCommand({
  name: 'attention seen',
  summary: 'Close an item that came out otherwise than shown.',
  arguments: item,
  options: { note: { value: 'TEXT', help: 'a remark' } },
  run: (call) =>
    settle(call, 'seen', ({ attention }) => attention.seen(call.arguments.ID, call.options.note)),
});

export const attentionReopenCommand = cliCommand({
  name: 'attention reopen',
  summary: 'Take back that an item was discarded or seen: it waits again.',
  arguments: item,
  options: {},
  run: (call) => settle(call, 'no', ({ attention }) => attention.reopen(call.arguments.ID)),
});

function settle(
  call: CliCall,
  settled: string,
  work: (workstation: Workstation) => Result<null>,
): Promise<CliOutcome> {
  return onWorkstation(call, (workstation) => {
    const done = work(workstation);
    return done.ok ? { document: { id: call.arguments.ID, settled } } : done;
  });
}
