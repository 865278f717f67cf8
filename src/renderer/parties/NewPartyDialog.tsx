import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { createCustomer } from '../../shared/parties/customer-create.ts';
import { customerQueries } from '../../shared/parties/customer-queries.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { vendorCommands } from '../../shared/parties/vendor-commands.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { CommandForm } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import classes from './NewPartyDialog.module.css';
import { termsField } from './party-words.ts';

/** Time without typing after which customers alike are looked for, ms. */
const PAUSE = 250;

/** A new customer or vendor. Customers alike are shown while typing: open one, or keep both. */
export function NewPartyDialog({ side, onClose }: { readonly side: Side; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const open = (id: string) => {
    onClose();
    void navigate({ to: pagePath(`${side}s`, id) });
  };
  const title = say(`parties.new-${side}`);
  const fields: readonly FieldSpec[] = [
    { name: 'name', label: say('parties.name'), kind: 'line', required: true },
    {
      name: 'code',
      half: true,
      label: say('parties.number'),
      kind: 'line',
      help: say('parties.number-help'),
    },
    ...(side === 'customer'
      ? ([{ name: 'customerGroup', half: true, label: say('parties.group'), kind: 'line' }] as const)
      : []),
    termsField('terms'),
    {
      name: 'currency',
      half: true,
      label: say('parties.currency'),
      kind: 'line',
      help: say('parties.currency-help'),
    },
    { name: 'website', half: true, label: say('parties.website'), kind: 'line' },
    { name: 'note', label: say('parties.note'), kind: 'note' },
  ];
  const own = {
    fields,
    onDone: ({ id }: { readonly id: string }) => open(id),
    onCancel: onClose,
    said: ({ name }: Readonly<Record<string, unknown>>) => say('parties.added', { name: String(name) }),
    verb: say(`parties.add-${side}`),
  };
  return (
    <Dialog opened onClose={onClose} title={title} size={520}>
      {side === 'vendor' ? (
        <CommandForm {...own} command={vendorCommands.createVendor} />
      ) : (
        <CommandForm
          {...own}
          command={createCustomer}
          beneath={({ name }) => <Alike name={String(name ?? '')} onOpen={open} />}
        />
      )}
    </Dialog>
  );
}

function Alike({ name, onOpen }: { readonly name: string; readonly onOpen: (id: string) => void }) {
  const [asked, setAsked] = useState('');
  const [kept, setKept] = useState<string | null>(null);
  const wanted = name.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const found = useAnswer(
    customerQueries.findDuplicates,
    { typed: { name: asked } },
    { enabled: asked.length > 2 },
  );
  const alike = found.data?.groups ?? [];
  if (asked.length < 3 || alike.length === 0 || kept === asked) return null;
  return (
    <section className={classes.alike} aria-label={say('parties.alike')}>
      <p>{say('parties.alike-sentence', { count: alike.length })}</p>
      <ul>
        {alike.slice(0, 4).flatMap(({ customers, reasons }) =>
          customers.map(({ id, name: other, code, city }) => (
            <li key={id}>
              <span>
                {other} <span className={classes.quiet}>{[code, city].filter(Boolean).join(', ')}</span>{' '}
                <span className={classes.quiet}>
                  {say('parties.same', {
                    what: reasons.map((reason) => say(`parties.same-${reason}`)).join(', '),
                  })}
                </span>
              </span>
              <button type="button" onClick={() => onOpen(id)}>
                {say('parties.open-it')}
              </button>
            </li>
          )),
        )}
      </ul>
      <button type="button" onClick={() => setKept(asked)}>
        {say('parties.keep-both')}
      </button>
    </section>
  );
}
