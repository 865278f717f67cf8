import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { announce } from '../platform/announcements.ts';
import { say, titleOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FormField } from '../ui/form/FormField.tsx';
import { type FieldSpec, type FieldValue, fieldValueOf, inputOf } from '../ui/form/field-spec.ts';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import classes from './AttentionPage.module.css';
import { useAttentionKnowledge } from './attention-ways.ts';
import { correctableFields } from './schema-fields.ts';

/** The ways out of one item: send it again corrected, hand it over, discard it with a note. */
export function AttentionWays({ item }: { readonly item: AttentionView }) {
  const { ways, commandNamed } = useAttentionKnowledge();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [note, setNote] = useState('');
  const known = useQuery({
    queryKey: ['local.attention-way', item.id],
    queryFn: async () => {
      for (const way of ways) {
        const found = await way(item);
        if (found) return found;
      }
      return null;
    },
  }).data;
  const declaration = commandNamed(item.command);
  const fields = declaration ? correctableFields(declaration) : [];
  const finish = async (work: Promise<LocalAnswer<unknown>>, said: string) => {
    const answer = await work;
    if (answer.ok) announce(said);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const resend = (input: unknown, why: string) =>
    finish(
      runLocal('local.attention-resend', { changeSet: item.id, input, note: why }),
      say('attention.resent', { title: titleOf(item) }),
    );
  const withNote = (name: 'local.attention-discard' | 'local.attention-hand-over', said: string) => {
    if (note.trim() === '') setRefusal({ code: 'attention.note-needed', params: {} });
    else void finish(runLocal(name, { changeSet: item.id, note }), said);
  };
  return (
    <div className={classes.ways}>
      {known?.record ? (
        <p>
          <Link to={known.record.path}>{say('attention.open', { record: known.record.title })}</Link>
        </p>
      ) : null}
      {item.kind === 'refused' ? (
        <>
          {known?.resends?.map(({ title, input, note: why }, index) => (
            <ActionButton
              key={title}
              look={index === 0 ? 'primary' : 'plain'}
              action={{ id: `attention.${index}`, title, run: () => void resend(input, why) }}
            />
          ))}
          <CorrectionForm item={item} fields={fields} onSend={resend} />
        </>
      ) : null}
      {item.kind === 'changed' ? (
        <ActionButton
          look="primary"
          action={{
            id: 'attention.seen',
            title: say('attention.seen'),
            key: 'done',
            run: () =>
              void finish(
                runLocal('local.attention-seen', { changeSet: item.id }),
                say('attention.was-seen'),
              ),
          }}
        />
      ) : null}
      {item.kind === 'probably-refused' ? (
        <p className={classes.fact}>{say('attention.not-decided')}</p>
      ) : null}
      {item.kind === 'probably-refused' ? null : (
        <section className={classes.note}>
          <FormField
            id={`note-${item.id}`}
            spec={{ name: 'note', label: say('attention.your-note'), kind: 'note' }}
            value={note}
            error={null}
            onChange={(value) => setNote(String(value))}
          />
          <div className={classes.buttons}>
            <ActionButton
              action={{
                id: 'attention.hand-over',
                title: say('attention.hand-over'),
                run: () => withNote('local.attention-hand-over', say('attention.handed-over')),
              }}
            />
            {item.kind === 'refused' ? (
              <ActionButton
                action={{
                  id: 'attention.discard',
                  title: say('attention.discard'),
                  run: () => withNote('local.attention-discard', say('attention.discarded')),
                }}
              />
            ) : null}
          </div>
        </section>
      )}
      <RefusalLine refusal={refusal} />
    </div>
  );
}

/** What was sent, to be corrected; what names records stays. */
function CorrectionForm(props: {
  readonly item: AttentionView;
  readonly fields: readonly FieldSpec[];
  readonly onSend: (input: unknown, note: string) => Promise<void>;
}) {
  const { item, fields, onSend } = props;
  const sent = (item.input ?? {}) as Readonly<Record<string, unknown>>;
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValue>>>(() =>
    Object.fromEntries(fields.map((spec) => [spec.name, fieldValueOf(spec, sent[spec.name])])),
  );
  if (fields.length === 0) return null;
  const send = () => {
    const corrected: Record<string, unknown> = { ...sent };
    for (const spec of fields) {
      const value = inputOf(spec, typed[spec.name] ?? '');
      if (value.ok && value.value === undefined) delete corrected[spec.name];
      else if (value.ok) corrected[spec.name] = value.value;
    }
    void onSend(corrected, say('attention.corrected'));
  };
  return (
    <section className={classes.correction} aria-label={say('attention.correct')}>
      <h3>{say('attention.correct')}</h3>
      {fields.map((spec) => (
        <FormField
          key={spec.name}
          id={`correct-${item.id}-${spec.name}`}
          spec={spec}
          value={typed[spec.name] ?? ''}
          error={null}
          onChange={(value) => setTyped((all) => ({ ...all, [spec.name]: value }))}
        />
      ))}
      <ActionButton
        action={{ id: 'attention.resend', title: say('attention.send-again'), key: 'primary', run: send }}
      />
    </section>
  );
}
