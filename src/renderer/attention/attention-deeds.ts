import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { announce } from '../platform/announcements.ts';
import { say, sentenceOf, titleOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import type { AttentionResend } from './attention-ways.ts';

/** What is done about an item answers the refusal that stopped it, or null once it is done and said. */
type Deed = Promise<Refusal | null>;

/** Runs its command once more, with that input. */
export async function sendAgain(item: AttentionView, resend: Omit<AttentionResend, 'title'>): Deed {
  const { input, note } = resend;
  const answer = await runLocal('local.attention-resend', { changeSet: item.id, input, note });
  return said(answer, say('attention.resent', { title: titleOf(item) }));
}

/** Gives it up; the note stays. It can be put back while the message stands. */
export async function discard(item: AttentionView, note: string): Deed {
  const answer = await runLocal('local.attention-discard', { changeSet: item.id, note });
  return said(answer, say('attention.discarded', { title: titleOf(item) }), item.id);
}

export async function markSeen(item: AttentionView): Deed {
  const answer = await runLocal('local.attention-seen', { changeSet: item.id });
  return said(answer, say('attention.was-seen', { title: titleOf(item) }), item.id);
}

export async function handTo(item: AttentionView, name: string, note: string): Deed {
  const whole = say(note === '' ? 'attention.handed-to' : 'attention.handed-to-note', { name, note });
  const answer = await runLocal('local.attention-hand-over', { changeSet: item.id, note: whole });
  return said(answer, say('attention.handed-over', { name }));
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
