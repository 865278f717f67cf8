import type { Refusal } from '../../shared/kernel/refusal.ts';
import { type HandedWork, handedWorkCommands } from '../../shared/people/handed-work.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { announce } from '../platform/announcements.ts';
import { say, sentenceOf, titleOf } from '../platform/strings.ts';
import { runCommand, runLocal, runNamed } from '../platform/workstation-calls.ts';
import type { AttentionResend } from './attention-ways.ts';

const { settleHanded } = handedWorkCommands;

/** What is done about an item answers the refusal that stopped it, or null once it is done and said. */
type Deed = Promise<Refusal | null>;

/** Runs its command once more, with that input. */
export async function sendAgain(item: AttentionView, resend: Omit<AttentionResend, 'title'>): Deed {
  const { input, note } = resend;
  if (item.kind === 'handed') return doHanded(item, input, note);
  const answer = await runLocal('local.attention-resend', { changeSet: item.id, input, note });
  return said(answer, say('attention.resent', { title: titleOf(item) }));
}

/** Gives it up; the note stays. It can be put back while the message stands. */
export async function discard(item: AttentionView, note: string): Deed {
  if (item.kind === 'handed') {
    const back = await runCommand(settleHanded, { handed: item.id, how: 'returned', note });
    return back.ok
      ? said({ ok: true, value: null }, say('attention.given-back', { title: titleOf(item) }))
      : back.refusal;
  }
  const answer = await runLocal('local.attention-discard', { changeSet: item.id, note });
  return said(answer, say('attention.discarded', { title: titleOf(item) }), item.id);
}

export async function markSeen(item: AttentionView): Deed {
  const answer = await runLocal('local.attention-seen', { changeSet: item.id });
  return said(answer, say('attention.was-seen', { title: titleOf(item) }), item.id);
}

export async function handTo(
  item: AttentionView,
  { id: to, name }: { readonly id: string; readonly name: string },
  note: string,
): Deed {
  const answer = await runLocal('local.attention-hand-over', { changeSet: item.id, to, note });
  return said(answer, say('attention.handed-over', { name }));
}

/** It waits for them no more. */
export async function takeBack(handed: HandedWork): Deed {
  const answer = await runCommand(handedWorkCommands.takeBack, { handed: handed.id });
  if (!answer.ok) return answer.refusal;
  announce(say('attention.taken-back'));
  return null;
}

/** Somebody else’s refused work, done as one’s own; whoever handed it over sees that it was. */
async function doHanded(item: AttentionView, input: unknown, note: string): Deed {
  const done = await runNamed({ command: item.command, input });
  if (!done.ok) return done.refusal;
  const settled = await runCommand(settleHanded, { handed: item.id, how: 'done', note });
  if (!settled.ok) return settled.refusal;
  announce(say('attention.done', { title: titleOf(item) }));
  return null;
}

function said(answer: LocalAnswer<unknown>, sentence: string, putBack?: string): Refusal | null {
  if (!answer.ok) return answer.refusal;
  if (putBack === undefined) announce(sentence);
  else announce(sentence, 'polite', { title: say('attention.put-back'), run: () => void reopen(putBack) });
  return null;
}

async function reopen(changeSet: string): Promise<void> {
  const answer = await runLocal('local.attention-reopen', { changeSet });
  if (answer.ok) announce(say('attention.is-back'));
  else announce(sentenceOf(answer.refusal), 'assertive');
}
