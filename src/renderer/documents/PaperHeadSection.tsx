import { useRef, useState } from 'react';
import { paperHeadCommands, paperHeadQueries } from '../../shared/company/paper-head.ts';
import { documentCommands } from '../../shared/documents/document-commands.ts';
import { documentQueries, type ShownDocument } from '../../shared/documents/document-queries.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { announce } from '../platform/announcements.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { bringFile, openFile } from '../platform/file-transfer.ts';
import { useFileUrl } from '../platform/file-url.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMay, useMayRun } from '../platform/session.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FilesInput } from '../ui/FilesInput.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import { FactList, RecordSection } from '../ui/page/RecordPage.tsx';
import { PaperHeadForm } from './PaperHeadForm.tsx';
import classes from './PaperHeadSection.module.css';
import { headFacts } from './paper-head-fields.ts';

/** What stands on the company's papers, its logo, and a sample to see it on. */
export function PaperHeadSection({ record }: { readonly record: string }) {
  const head = useAnswer(paperHeadQueries.showPaperHead, {}).data?.head;
  const documents = useAnswer(
    documentQueries.listDocuments,
    { record },
    { enabled: useMay('documents.view') },
  );
  const logo = documents.data?.documents.find(({ kind }) => kind === 'logo');
  const [changing, setChanging] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const mayAttach = useMayRun(documentCommands.attachDocument);
  const change: PageAction = {
    id: 'company.change-paper-head',
    title: say('documents.change-head'),
    may: useMayRun(paperHeadCommands.changePaperHead),
    run: () => setChanging(true),
  };
  const choose: PageAction = {
    id: 'company.choose-logo',
    title: say(logo ? 'documents.change-logo' : 'documents.choose-logo'),
    may: mayAttach,
    run: () => input.current?.click(),
  };
  const remove: PageAction | null = logo
    ? {
        id: 'company.remove-logo',
        title: say('documents.remove-logo'),
        may: mayAttach,
        run: () => void runAndSay(documentCommands.detachDocument, { document: logo.id }, said(logo)),
      }
    : null;
  const sample: PageAction = {
    id: 'company.see-paper',
    title: say('documents.see-paper'),
    key: 'print',
    run: () => void seeSample(),
  };
  const actions = [change, choose, ...(remove ? [remove] : []), sample];
  usePageActions(actions);
  const bring = async (file: File) => {
    setRefusal(null);
    const brought = await bringFile(file);
    if (!brought.ok) return setRefusal(brought.refusal);
    const attached = { record, kind: 'logo', file: brought.value } as const;
    const done = await runAndSay(documentCommands.attachDocument, attached, say('documents.logo-chosen'));
    if (!done.ok) setRefusal(done.refusal);
  };
  if (!head) return null;
  return (
    <RecordSection
      title={say('documents.paper-head')}
      actions={actions.map((action) => <ActionButton key={action.id} action={action} look="quiet" />)}
    >
      <FilesInput
        ref={input}
        label={choose.title}
        accept="image/png,image/jpeg"
        one
        onFiles={([file]) => file && void bring(file)}
      />
      {logo?.file === 'here' ? <Logo logo={logo} /> : null}
      <FactList
        facts={headFacts(head).map(([term, text]) => [
          term,
          <span key={term} className={classes.lines}>
            {text}
          </span>,
        ])}
      />
      <RefusalLine refusal={refusal} />
      {changing ? <PaperHeadForm head={head} onClose={() => setChanging(false)} /> : null}
    </RecordSection>
  );
}

function Logo({ logo }: { readonly logo: ShownDocument }) {
  const url = useFileUrl(logo);
  return (
    <div className={classes.logo}>
      {url === null ? null : <img src={url} alt={say('documents.logo-of', { name: logo.name })} />}
    </div>
  );
}

function said({ name }: ShownDocument): string {
  return say('documents.detached-it', { name });
}

async function seeSample(): Promise<void> {
  announce(say('documents.printing'));
  const sample = await runLocal('local.paper-sample', {});
  const refusal = sample.ok ? await openFile(sample.value) : sample.refusal;
  if (refusal) announce(sentenceOf(refusal), 'assertive');
  else announce(say('documents.sample-shown'));
}
