import { useRef, useState } from 'react';
import { documentCommands } from '../../shared/documents/document-commands.ts';
import { type AttachedKind, attachedKinds } from '../../shared/documents/document-kinds.ts';
import { documentQueries, type ShownDocument } from '../../shared/documents/document-queries.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showTime } from '../platform/date-format.ts';
import { useFileDrops } from '../platform/file-drops.ts';
import { bringFile, openFile } from '../platform/file-transfer.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FilesInput } from '../ui/FilesInput.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { MoreMenu } from '../ui/WorkHeader.tsx';
import classes from './DocumentSection.module.css';

export interface DocumentSectionProps {
  readonly record: string;
  /** What a file is that is attached here and not said to be anything else. */
  readonly usual: AttachedKind;
  /** Buttons beside *Attach file*. */
  readonly actions?: readonly PageAction[];
  /** What else can be done with a document. */
  readonly actionsOf?: (document: ShownDocument) => readonly PageAction[];
}

/** Files of a record: papers made here and what was attached, by button or dropped anywhere on the record's page. */
export function DocumentSection({ record, usual, actions = [], actionsOf }: DocumentSectionProps) {
  const nameOf = useNameOf();
  const mayAttach = useMay('documents.attach');
  const answer = useAnswer(documentQueries.listDocuments, { record }).data;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [kind, setKind] = useState<AttachedKind>(usual);
  const input = useRef<HTMLInputElement>(null);
  const attach = async (files: readonly File[]) => {
    setRefusal(null);
    for (const each of files) {
      const file = await bringFile(each);
      if (!file.ok) return setRefusal(file.refusal);
      const said = say('documents.attached-it', { name: file.value.name });
      const done = await runAndSay(documentCommands.attachDocument, { record, kind, file: file.value }, said);
      if (!done.ok) return setRefusal(done.refusal);
    }
  };
  const over = useFileDrops(mayAttach ? (files) => void attach(files) : null);
  const open = async (file: ShownDocument) => setRefusal(await openFile(file));
  return (
    <RecordSection
      title={say('documents.title')}
      actions={
        <>
          {actions.map((action) => (
            <ActionButton key={action.id} action={action} look="quiet" />
          ))}
          {mayAttach ? (
            <>
              <select
                className={classes.kind}
                aria-label={say('documents.kind')}
                value={kind}
                onChange={({ currentTarget }) => setKind(currentTarget.value as AttachedKind)}
              >
                {attachedKinds
                  .filter((each) => each !== 'logo')
                  .map((each) => (
                    <option key={each} value={each}>
                      {say(`documents.kind-${each}`)}
                    </option>
                  ))}
              </select>
              <ActionButton
                look="quiet"
                action={{
                  id: 'document.attach',
                  title: say('documents.attach'),
                  run: () => input.current?.click(),
                }}
              />
            </>
          ) : null}
        </>
      }
    >
      <fieldset
        className={classes.drop}
        aria-label={say('documents.drop-here')}
        data-over={over || undefined}
      >
        <FilesInput ref={input} label={say('documents.attach')} onFiles={(files) => void attach(files)} />
        <PlainTable
          label={say('documents.title')}
          rows={answer?.documents ?? []}
          rowId={({ id }) => id}
          empty={say(mayAttach ? 'documents.none-drop' : 'documents.none')}
          columns={[
            {
              id: 'name',
              title: say('documents.name'),
              render: (file) =>
                file.file === 'here' ? (
                  <button type="button" className={classes.name} onClick={() => void open(file)}>
                    {file.name}
                  </button>
                ) : (
                  <>
                    {file.name}{' '}
                    <span className={classes.fact}>
                      {say('documents.on-its-way', { name: file.originName ?? file.origin })}
                    </span>
                  </>
                ),
            },
            {
              id: 'kind',
              title: say('documents.kind'),
              render: ({ kind: each, revision }) =>
                revision === null
                  ? say(`documents.kind-${each}`)
                  : say('documents.kind-revision', { kind: say(`documents.kind-${each}`), revision }),
            },
            {
              id: 'filed',
              title: say('documents.filed'),
              render: ({ filedBy, filedAt }) => `${nameOf(filedBy)}, ${showTime(filedAt)}`,
            },
            {
              id: 'sent',
              title: say('documents.sent'),
              render: ({ sent }) => {
                const last = sent.at(-1);
                return last
                  ? say(`documents.sent-${last.way}`, { to: last.recipient, time: showTime(last.sentAt) })
                  : null;
              },
            },
            {
              id: 'menu',
              title: '',
              align: 'end',
              render: (file) => {
                const own = [
                  ...(actionsOf?.(file) ?? []),
                  ...(mayAttach && file.revision === null ? [detach(file)] : []),
                ];
                return own.length === 0 ? null : (
                  <MoreMenu actions={own} label="…" name={say('documents.more', { name: file.name })} />
                );
              },
            },
          ]}
        />
        <RefusalLine refusal={refusal} />
      </fieldset>
    </RecordSection>
  );
}

function detach({ id, name }: ShownDocument): PageAction {
  return {
    id: `document.detach:${id}`,
    title: say('documents.detach'),
    run: () =>
      void runAndSay(
        documentCommands.detachDocument,
        { document: id },
        say('documents.detached-it', { name }),
      ),
  };
}
