import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import type { SeatView } from '../../shared/sync/workstation-views.ts';
import { useOpenedBackup } from '../platform/opened-backup.ts';
import { submitByPrimaryKey } from '../platform/primary-key.ts';
import { queryCache } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { FormField } from '../ui/form/FormField.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import classes from './FirstRunPage.module.css';

type Way = 'company' | 'office';

const FIELDS: Readonly<Record<Way, readonly FieldSpec[]>> = {
  company: [
    { name: 'company', label: say('first-run.company'), kind: 'line', required: true },
    { name: 'currency', label: say('first-run.currency'), kind: 'line', required: true },
    { name: 'person', label: say('first-run.person'), kind: 'line', required: true },
    {
      name: 'password',
      label: say('people.password'),
      kind: 'secret',
      required: true,
      help: say('first-run.password-help'),
    },
  ],
  office: [
    {
      name: 'server',
      label: say('first-run.server'),
      kind: 'line',
      required: true,
      help: say('first-run.server-help'),
    },
    {
      name: 'code',
      label: say('first-run.code'),
      kind: 'line',
      required: true,
      help: say('first-run.code-help'),
    },
  ],
};

/** What should be on this computer: the demo company, one’s own, or an office’s. */
export function FirstRunPage({ seat }: { readonly seat: SeatView }) {
  const [way, setWay] = useState<Way | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({ currency: 'USD' });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const backup = useOpenedBackup();
  useEffect(() => {
    const first = way && FIELDS[way][0];
    if (first) document.getElementById(`first-run-${first.name}`)?.focus();
  }, [way]);
  const finish = async (work: Promise<LocalAnswer<null>>) => {
    setBusy(true);
    setRefusal(null);
    const answer = await work;
    setBusy(false);
    if (answer.ok) await queryCache.invalidateQueries();
    else setRefusal(answer.refusal);
  };
  const start = () => {
    const missing = FIELDS[way ?? 'company'].find(({ name }) => (typed[name] ?? '').trim() === '');
    if (missing) {
      setRefusal({ code: 'form.required', params: { field: missing.label } });
      return;
    }
    const { company = '', currency = '', person = '', password = '', server = '', code = '' } = typed;
    void finish(
      way === 'office'
        ? runLocal('local.join-office', { server, code })
        : runLocal('local.found-company', { company, currency: currency.toUpperCase(), person, password }),
    );
  };
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{say('first-run.title')}</h1>
      <p className={classes.fact}>{say('first-run.folder', { folder: seat.folder })}</p>
      <div className={classes.ways}>
        {backup ? (
          <button
            type="button"
            className={classes.way}
            disabled={busy}
            onClick={() => void finish(runLocal('local.opened-restore', { opened: backup.token }))}
          >
            <strong>{say('first-run.backup', { name: backup.name })}</strong>
            <span>{say('first-run.backup-help')}</span>
          </button>
        ) : null}
        {seat.demo ? (
          <button
            type="button"
            className={classes.way}
            disabled={busy}
            onClick={() => void finish(runLocal('local.found-demo', {}))}
          >
            <strong>{say('first-run.demo')}</strong>
            <span>{say('first-run.demo-help')}</span>
          </button>
        ) : null}
        {(['company', 'office'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={classes.way}
            aria-expanded={way === each}
            disabled={busy}
            onClick={() => setWay(each)}
          >
            <strong>{say(`first-run.${each}-way`)}</strong>
            <span>{say(`first-run.${each}-way-help`)}</span>
          </button>
        ))}
      </div>
      {way === null ? null : (
        <form
          className={classes.form}
          noValidate
          onKeyDown={submitByPrimaryKey}
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          {FIELDS[way].map((spec) => (
            <FormField
              key={spec.name}
              id={`first-run-${spec.name}`}
              spec={spec}
              value={typed[spec.name] ?? ''}
              error={refusal && fieldOf(refusal) === spec.name ? sentenceOf(refusal) : null}
              onChange={(value) => setTyped((all) => ({ ...all, [spec.name]: String(value) }))}
            />
          ))}
          <button type="submit" className={classes.start} disabled={busy}>
            {say(`first-run.${way}-start`)}
          </button>
        </form>
      )}
      {busy ? <Progress value={seat.of === 0 ? 100 : (seat.bytes / seat.of) * 100} animated /> : null}
      <RefusalLine refusal={refusal} />
    </div>
  );
}

/** The field a refusal is about: what is wrong with a password is said by its rule, and not by its place. */
function fieldOf({ code, params }: Refusal): unknown {
  return code.startsWith('password.') ? 'password' : params.path;
}
