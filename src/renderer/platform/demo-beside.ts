import { announce } from './announcements.ts';
import { enterDemo, leaveDemo } from './shown-company.ts';
import { sentenceOf } from './strings.ts';
import { typingKept } from './typing-kept.ts';
import { runLocal } from './workstation-calls.ts';

/** Has the demo company ready and shows it at `path`. What is typed here is kept first. */
export async function showDemo(own: string, path: string): Promise<void> {
  await typingKept();
  const ready = await runLocal('local.open-demo', {});
  if (ready.ok) enterDemo(own, path);
  else announce(sentenceOf(ready.refusal), 'assertive');
}

export async function backToOwn(): Promise<void> {
  await typingKept();
  leaveDemo();
}
