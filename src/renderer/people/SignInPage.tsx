import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { showTime } from '../platform/date-format.ts';
import { submitByPrimaryKey } from '../platform/primary-key.ts';
import { forgetPeople, useLocal } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import classes from './SignInPage.module.css';

/** Somebody says who they are; works without the server once they were here before. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const cut = useLocal('local.status', {}).data?.cutSession ?? null;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [needsNew, setNeedsNew] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The page begins in its first field, and goes on in the one that is asked for besides.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(needsNew ? '[name=new-password]' : '[name=name]')?.focus();
  }, [needsNew]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      [name, 'people.name'] as const,
      [password, 'people.password'] as const,
      ...(needsNew ? [[newPassword, 'people.new-password'] as const] : []),
    ].find(([typed]) => typed === '');
    if (missing) {
      setRefusal({ code: 'form.required', params: { field: say(missing[1]) } });
      return;
    }
    setBusy(true);
    const answer = await runLocal('local.sign-in', {
      name,
      password,
      ...(newPassword === '' ? {} : { newPassword }),
    });
    setBusy(false);
    if (!answer.ok) {
      setRefusal(answer.refusal);
      if (answer.refusal.code === 'sign-in.password-must-change') setNeedsNew(true);
      return;
    }
    forgetPeople();
    onSignedIn?.();
  };
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={submitByPrimaryKey}
    >
      <h1 className={classes.title}>{say('people.sign-in')}</h1>
      <TextInput
        label={say('people.name')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        autoComplete="username"
        name="name"
        required
      />
      <TextInput
        type="password"
        label={say('people.password')}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        autoComplete="current-password"
        required
      />
      {needsNew ? (
        <TextInput
          type="password"
          name="new-password"
          label={say('people.new-password')}
          value={newPassword}
          onChange={({ currentTarget }) => setNewPassword(currentTarget.value)}
          autoComplete="new-password"
          required
        />
      ) : null}
      {cut && refusal === null ? (
        <p role="status">
          {cut.at === null
            ? say('people.was-deactivated', { name: cut.name })
            : say('people.session-was-ended', { name: cut.name, time: showTime(cut.at) })}
        </p>
      ) : null}
      <RefusalLine refusal={refusal} />
      <Button type="submit" loading={busy}>
        {say('people.sign-in')}
      </Button>
    </form>
  );
}
