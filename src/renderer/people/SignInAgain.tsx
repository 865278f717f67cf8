import { useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { useLocal } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FormField } from '../ui/form/FormField.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import classes from './SignInAgain.module.css';

/** What the server refuses until whoever works here has said their password to it again. */
const NEEDS_PASSWORD: ReadonlySet<string> = new Set(['session.ended', 'people.not-signed-in-online']);

/** Why the server did not do it; where saying the password again helps, that is done here, and then `onDone`. */
export function SignInAgain(props: { readonly refusal: Refusal | null; readonly onDone: () => void }) {
  const name = useLocal('local.status', {}).data?.person?.name;
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { refusal, onDone } = props;
  if (name === undefined || refusal === null || !NEEDS_PASSWORD.has(refusal.code)) {
    return <RefusalLine refusal={refusal} />;
  }
  const signIn = async () => {
    const answer = await runLocal('local.sign-in', { name, password });
    setRefused(answer.ok ? null : answer.refusal);
    setPassword('');
    if (answer.ok) onDone();
  };
  return (
    <div className={classes.again}>
      <RefusalLine refusal={refused ?? refusal} />
      {/* Stands inside other forms: Enter is this field’s own. */}
      <fieldset
        aria-label={say('people.sign-in')}
        className={classes.field}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          void signIn();
        }}
      >
        <FormField
          id="sign-in-again"
          spec={{ name: 'password', label: say('people.password-of', { name }), kind: 'secret' }}
          value={password}
          error={null}
          onChange={(value) => setPassword(String(value))}
        />
        <ActionButton
          action={{ id: 'people.sign-in-again', title: say('people.sign-in'), run: () => void signIn() }}
        />
      </fieldset>
    </div>
  );
}
