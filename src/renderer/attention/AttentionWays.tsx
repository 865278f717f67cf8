import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { HandedWork } from '../../shared/people/handed-work.ts';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import classes from './AttentionDetail.module.css';
import { CompareDialog, CorrectDialog, DiscardDialog, HandOverDialog } from './AttentionDialogs.tsx';
import { discard, markSeen, sendAgain, takeBack } from './attention-deeds.ts';
import { type AttentionWay, useAttentionKnowledge } from './attention-ways.ts';
import type { ConflictWords } from './attention-words.ts';
import { correctableFields } from './schema-fields.ts';

export interface AttentionWaysProps {
  readonly item: AttentionView;
  readonly way: AttentionWay;
  readonly conflict: ConflictWords | null;
  /** Whom it was handed to last. */
  readonly handed: HandedWork | null;
  readonly onSettled: () => void;
}

type Asked = 'compare' | 'correct' | 'hand-over' | 'discard';

/** The ways out of one item: buttons, keys and palette read the same list. The first is the safest. */
export function AttentionWays({ item, way, conflict, handed, onSettled }: AttentionWaysProps) {
  const { commandNamed } = useAttentionKnowledge();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const navigate = useNavigate();
  const declaration = commandNamed(item.command);
  const fields =
    declaration && (item.kind === 'refused' || item.kind === 'handed') ? correctableFields(declaration) : [];
  const permission = way.permission ?? declaration?.permission ?? null;
  const mayToo = useAnswer(
    peopleQueries.whoMay,
    { permission: permission ?? '-' },
    { enabled: permission !== null && item.kind === 'refused' },
  ).data;
  const others = (mayToo?.people ?? []).filter(({ id }) => id !== item.person);

  const take = async (deed: Promise<Refusal | null>, isSettled = true) => {
    const stopped = await deed;
    setRefusal(stopped);
    if (stopped) return stopped;
    setAsked(null);
    if (isSettled) onSettled();
    return null;
  };
  const waitsWithThem = handed !== null && handed.settled === null;
  /** What ends it here ends it there too. */
  const end = (deed: Promise<Refusal | null>) =>
    take(deed.then(async (stopped) => stopped ?? (waitsWithThem ? await takeBack(handed) : null)));
  const ask = (what: Asked) => () => setAsked(what);
  const send = (note: string) => () => void end(sendAgain(item, { input: item.input, note }));

  const actions: PageAction[] = [];
  if (item.kind === 'changed') {
    const run = () => void end(markSeen(item));
    actions.push({ id: 'attention.seen', title: say('attention.seen'), key: 'done', run });
  } else if (item.kind === 'refused' && conflict) {
    const { keepTheirs, keepMine } = conflict;
    const keep = () => void end(discard(item, keepTheirs));
    actions.push({ id: 'attention.keep-theirs', title: keepTheirs, key: 'primary', run: keep });
    actions.push({ id: 'attention.keep-mine', title: keepMine, run: send(keepMine) });
    actions.push({ id: 'attention.compare', title: say('attention.compare'), run: ask('compare') });
  } else if (item.kind === 'refused' || item.kind === 'handed') {
    const isHanded = item.kind === 'handed';
    if (handed?.settled === 'done') {
      const title = say('attention.close-done');
      actions.push({ id: 'attention.close', title, run: () => void end(discard(item, title)) });
    }
    for (const [index, resend] of (way.resends ?? []).entries()) {
      const run = () => void end(sendAgain(item, resend));
      actions.push({ id: `attention.resend-${index}`, title: resend.title, run });
    }
    if (fields.length > 0) {
      const title = say(isHanded ? 'attention.correct-handed' : 'attention.correct');
      actions.push({ id: 'attention.correct', title, key: 'edit', run: ask('correct') });
    } else {
      const again = say(isHanded ? 'attention.do-handed' : 'attention.send-again');
      actions.push({ id: 'attention.send-again', title: again, run: send(again) });
    }
    if (waitsWithThem) {
      const title = say('attention.take-back');
      actions.push({ id: 'attention.take-back', title, run: () => void take(takeBack(handed), false) });
    } else if (others.length > 0 && !isHanded) {
      const [only, more] = others;
      const title = only && !more ? say('attention.hand-to', only) : say('attention.hand-to-whom');
      actions.push({ id: 'attention.hand-over', title, key: 'assign', run: ask('hand-over') });
    }
    actions.push({
      id: 'attention.discard',
      title: say(isHanded ? 'attention.give-back' : 'attention.discard'),
      run: ask('discard'),
    });
  }
  const [first, ...rest] = actions;
  const safest = first && (first.key ? first : { ...first, key: 'primary' as const });
  const { record } = way;
  const open: readonly PageAction[] = record
    ? [
        {
          id: 'attention.open',
          title: say('attention.open', { record: record.title }),
          key: 'open',
          run: () => void navigate({ to: record.path }),
        },
      ]
    : [];
  usePageActions([...(safest ? [safest] : []), ...rest, ...open]);
  const dialog = { item, onCancel: () => setAsked(null), refusal, take: end };
  return (
    <>
      {item.kind === 'probably-refused' ? (
        <p className={classes.fact}>{say('attention.not-decided')}</p>
      ) : null}
      <div className={classes.ways}>
        {safest ? <ActionButton action={safest} look="primary" /> : null}
        {[...rest, ...open].map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
      </div>
      {asked === null ? <RefusalLine refusal={refusal} /> : null}
      {asked === 'compare' && conflict ? <CompareDialog {...dialog} conflict={conflict} /> : null}
      {asked === 'correct' ? <CorrectDialog {...dialog} fields={fields} /> : null}
      {asked === 'hand-over' ? <HandOverDialog {...dialog} take={take} people={others} /> : null}
      {asked === 'discard' ? <DiscardDialog {...dialog} /> : null}
    </>
  );
}
