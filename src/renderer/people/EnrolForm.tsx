import { useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { enrolmentCodeReply } from '../../shared/sync/server-people-contract.ts';
import { showTime } from '../platform/date-format.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer, useLocal } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormField } from '../ui/form/FormField.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import classes from './SignInForm.module.css';

/** Makes the one-time code another computer joins with. */
export function EnrolForm({ onClose }: { readonly onClose: () => void }) {
  const roles = useAnswer(peopleQueries.listRoles, {}).data?.roles ?? [];
  const server = useLocal('local.status', {}).data?.server ?? '';
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [made, setMade] = useState<{ readonly code: string; readonly expiresAt: number } | null>(null);
  const make = async () => {
    const answer = await runLocal('local.admin', { route: 'enrolment-codes', body: { roles: chosen } });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setMade(enrolmentCodeReply.parse(answer.value));
  };
  const primary: PageAction =
    made === null
      ? {
          ...{ id: 'people.make-code', command: 'workstation.enrol', title: say('people.make-code') },
          key: 'primary',
          run: () => void make(),
        }
      : { id: 'people.noted', title: say('people.noted'), key: 'primary', run: onClose };
  usePageActions([primary]);
  return (
    <Dialog opened onClose={onClose} title={say('people.invite-computer')} size={460}>
      <div className={classes.form}>
        <p>{say('people.invite-help')}</p>
        <FormField
          id="enrol-roles"
          spec={{
            name: 'roles',
            label: say('people.holds-rows-of'),
            help: say('people.holds-rows-of-none'),
            kind: 'choices',
            choices: roles.map(({ id, name }) => ({ value: id, title: name })),
          }}
          value={chosen}
          error={null}
          autoFocus
          onChange={(value) => setChosen(Array.isArray(value) ? value : [])}
        />
        {made === null ? null : (
          <p role="status">
            {say('people.code-told', { server, time: showTime(made.expiresAt) })}{' '}
            <code className={classes.told}>{made.code}</code>
          </p>
        )}
        <SignInAgain refusal={refusal} onDone={() => void primary.run()} />
        <div className={classes.buttons}>
          <ActionButton look="primary" action={primary} />
        </div>
      </div>
    </Dialog>
  );
}
