import { useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { announce } from '../platform/announcements.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useLocal } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormField } from '../ui/form/FormField.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import classes from './SignInForm.module.css';

/** How somebody signs in: with a password kept here, or with one the server makes and tells once. */
export function SignInForm({
  person,
  onClose,
}: {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}) {
  const here = useLocal('local.status', {}).data?.authority ?? true;
  const [name, setName] = useState(person.name);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const give = async () => {
    const answer = here
      ? await runLocal('local.set-password', { person: person.id, name, password })
      : await runLocal('local.admin', {
          route: 'credentials',
          body: { personId: person.id, signInName: name, password: null },
        });
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    announce(say('people.sign-in-given', { name }));
    const { oneTimePassword } = (answer.value ?? {}) as { readonly oneTimePassword?: string };
    if (oneTimePassword === undefined) onClose();
    else setTold(oneTimePassword);
  };
  const primary: PageAction =
    told === null
      ? {
          id: 'people.give-sign-in-now',
          title: say('people.give-sign-in'),
          key: 'primary',
          run: () => void give(),
        }
      : { id: 'people.noted', title: say('people.noted'), key: 'primary', run: onClose };
  usePageActions([primary]);
  return (
    <Dialog opened onClose={onClose} title={say('people.give-sign-in')} size={420}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          primary.run();
        }}
      >
        <FormField
          id="sign-in-name"
          spec={{ name: 'name', label: say('people.name'), kind: 'line', required: true }}
          value={name}
          error={null}
          autoFocus
          onChange={(value) => setName(String(value))}
        />
        {here ? (
          <FormField
            id="sign-in-password"
            spec={{
              name: 'password',
              label: say('people.password'),
              kind: 'secret',
              required: true,
              help: say('first-run.password-help'),
            }}
            value={password}
            error={null}
            onChange={(value) => setPassword(String(value))}
          />
        ) : (
          <p>{say('people.one-time-help')}</p>
        )}
        {told === null ? null : (
          <p role="status">
            {say('people.one-time')} <code className={classes.told}>{told}</code>
          </p>
        )}
        <SignInAgain refusal={refusal} onDone={() => void primary.run()} />
        <div className={classes.buttons}>
          <ActionButton look="primary" action={primary} />
        </div>
      </form>
    </Dialog>
  );
}
