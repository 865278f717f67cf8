import { useState } from 'react';
import type { ShownDocument } from '../../shared/documents/document-queries.ts';
import { paperCommands } from '../../shared/documents/paper-commands.ts';
import { paperQueries } from '../../shared/documents/paper-content.ts';
import { sendingWays } from '../../shared/orders/paper-sending.ts';
import type { KeptFile } from '../../shared/sync/local-file-contract.ts';
import { announce } from '../platform/announcements.ts';
import { isDesktop } from '../platform/desktop-line.ts';
import { openFile, saveFile } from '../platform/file-transfer.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMay } from '../platform/session.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { DocumentSection } from './DocumentSection.tsx';

/** The papers of an order: printed from what was promised, sent by the person’s own means, and noted as sent. */
export function OrderDocuments({ record: order }: { readonly record: string }) {
  const may = useMay('papers.file');
  const can = useAnswer(paperQueries.paperCan, { order }, { enabled: may }).data;
  const [sending, setSending] = useState<ShownDocument | null>(null);
  const print = (kind: 'order confirmation' | 'pick list'): PageAction => ({
    id: `paper.print:${kind}`,
    title: say(`documents.print-${kind}`),
    may: (kind === 'pick list' ? can?.pickList : can?.confirmation) ?? true,
    run: () => void printed(order, kind),
    ...(kind === 'order confirmation' ? { key: 'print' as const } : {}),
  });
  const actions = may ? [print('order confirmation'), print('pick list')] : [];
  usePageActions(actions);
  const actionsOf = (document: ShownDocument): readonly PageAction[] => {
    if (document.revision === null || !may) return [];
    const mail: PageAction = {
      id: `paper.mail:${document.id}`,
      title: say('documents.mail'),
      run: () => void drafted(order, document.id),
    };
    const mark: PageAction = {
      id: `paper.mark-sent:${document.id}`,
      title: say('documents.mark-sent'),
      run: () => setSending(document),
    };
    return document.kind === 'order confirmation' ? [mail, mark] : [mark];
  };
  return (
    <>
      <DocumentSection record={order} usual="source paper" actions={actions} actionsOf={actionsOf} />
      {sending === null ? null : (
        <CommandDialog
          title={say('documents.mark-sent-title', { name: sending.name })}
          command={paperCommands.markPaperSent}
          fields={[
            {
              name: 'way',
              label: say('documents.way'),
              kind: 'choice',
              required: true,
              choices: sendingWays.map((way) => ({ value: way, title: say(`documents.way-${way}`) })),
            },
            { name: 'recipient', label: say('documents.recipient'), kind: 'line', required: true },
          ]}
          values={{ way: 'mail' }}
          fixed={{ document: sending.id }}
          said={({ recipient }) => say('documents.marked-sent', { to: String(recipient) })}
          onDone={() => setSending(null)}
          onCancel={() => setSending(null)}
          verb={say('documents.mark-sent')}
        />
      )}
    </>
  );
}

async function printed(order: string, kind: 'order confirmation' | 'pick list'): Promise<void> {
  announce(say('documents.printing'));
  const paper = await runLocal('local.paper', { order, kind });
  if (paper.ok && isDesktop()) return await printedHere(paper.value);
  const refusal = paper.ok ? await openFile(paper.value) : paper.refusal;
  if (refusal) announce(sentenceOf(refusal), 'assertive');
  else if (paper.ok) announce(say('documents.printed', { name: paper.value.name }));
}

/** By the system’s own dialog. The paper is filed whatever becomes of that. */
async function printedHere({ sha256, name }: KeptFile): Promise<void> {
  const answer = await runLocal('local.print-file', { sha256, name });
  if (!answer.ok) announce(sentenceOf(answer.refusal), 'assertive');
  else announce(say(`documents.print-${answer.value.outcome}`, { name }));
}

async function drafted(order: string, document: string): Promise<void> {
  const draft = await runLocal('local.mail-draft', { order, document });
  const refusal = draft.ok ? await saveFile(draft.value) : draft.refusal;
  if (refusal) announce(sentenceOf(refusal), 'assertive');
  else if (draft.ok) announce(say('documents.drafted', { name: draft.value.name }));
}
