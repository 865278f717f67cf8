import { type ReactNode, useRef, useState } from 'react';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { KeptFile } from '../../../shared/sync/local-file-contract.ts';
import { announce } from '../../platform/announcements.ts';
import { useFileDrops } from '../../platform/file-drops.ts';
import { bringParts, openFile } from '../../platform/file-transfer.ts';
import { useFileUrl } from '../../platform/file-url.ts';
import { useLocal } from '../../platform/query-cache.ts';
import { useMay } from '../../platform/session.ts';
import { say } from '../../platform/strings.ts';
import { runLocal } from '../../platform/workstation-calls.ts';
import { FilesInput } from '../../ui/FilesInput.tsx';
import { RefusalLine } from '../../ui/NoticeLine.tsx';
import classes from './EntryPapers.module.css';
import type { EntryDocument } from './entry-document.ts';

/** What the customer sent, read beside the grid while it is typed; filed on the order when there is one. */
export function EntryPapers({ document }: { readonly document: EntryDocument }): ReactNode {
  const { buffer } = document;
  const papers = useLocal('local.buffer-papers', { buffer }).data?.papers ?? [];
  // Nothing opens by itself: a viewer takes the focus as it comes up, and with it what is being typed.
  const [shown, setShown] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const may = useMay('documents.attach');
  const keep = async (files: readonly File[]) => {
    setRefusal(null);
    for (const file of files) {
      const brought = await bringParts(file);
      if (!brought.ok) return setRefusal(brought.refusal);
      const kept = await runLocal('local.buffer-paper-keep', { buffer, upload: brought.value });
      if (!kept.ok) return setRefusal(kept.refusal);
      document.keeper.touch();
      announce(say('entry.paper-kept', { name: kept.value.name }));
    }
  };
  const over = useFileDrops(may ? (files) => void keep(files) : null);
  const drop = async ({ sha256, name }: KeptFile) => {
    await runLocal('local.buffer-paper-drop', { buffer, sha256 });
    announce(say('entry.paper-dropped', { name }));
  };
  const seen = papers.find(({ sha256 }) => sha256 === shown);
  if (!may && papers.length === 0) return null;
  return (
    <section className={classes.papers} aria-label={say('entry.papers')} data-over={over || undefined}>
      <div className={classes.head}>
        <h2 className={classes.title}>{say('entry.papers')}</h2>
        {may ? (
          <button type="button" className={classes.add} onClick={() => input.current?.click()}>
            {say('entry.add-paper')}
          </button>
        ) : null}
      </div>
      <FilesInput ref={input} label={say('entry.add-paper')} onFiles={(files) => void keep(files)} />
      {papers.length === 0 ? <p className={classes.hint}>{say('entry.drop-paper')}</p> : null}
      <ul className={classes.list}>
        {papers.map((paper) => (
          <li key={paper.sha256} className={classes.paper}>
            <button
              type="button"
              className={classes.name}
              aria-pressed={seen?.sha256 === paper.sha256}
              onClick={() => setShown(seen?.sha256 === paper.sha256 ? null : paper.sha256)}
            >
              {paper.name}
            </button>
            <button
              type="button"
              className={classes.deed}
              aria-label={say('entry.open-paper', { name: paper.name })}
              onClick={() => void openFile(paper).then(setRefusal)}
            >
              {say('entry.open')}
            </button>
            <button
              type="button"
              className={classes.deed}
              aria-label={say('entry.drop-it', { name: paper.name })}
              onClick={() => void drop(paper)}
            >
              {say('entry.take-away')}
            </button>
          </li>
        ))}
      </ul>
      {seen ? <PaperSight key={seen.sha256} paper={seen} /> : null}
      <RefusalLine refusal={refusal} />
    </section>
  );
}

/** A PDF or picture to be read from; of anything else there is nothing to see here. */
function PaperSight({ paper }: { readonly paper: KeptFile }) {
  const { name, mediaType } = paper;
  const isPicture = mediaType.startsWith('image/');
  const canSee = isPicture || mediaType === 'application/pdf';
  const url = useFileUrl(canSee ? paper : null);
  if (!canSee) return null;
  if (url === null) return <div className={classes.sight} />;
  return isPicture ? (
    <img className={classes.picture} src={url} alt={name} />
  ) : (
    <iframe className={classes.sight} src={url} title={name} />
  );
}
