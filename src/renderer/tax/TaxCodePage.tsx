import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { taxCodeCommands } from '../../shared/tax/tax-code-commands.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { RecordPage } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { RateSection } from './RateSection.tsx';

type Code = QueryOutput<typeof taxQueries.showTaxCode>;

/** A tax code: on what it is taken, and its rates by day. */
export function TaxCodePage() {
  const { code } = useParams({ strict: false }) as { readonly code: string };
  const answer = useAnswer(taxQueries.showTaxCode, { taxCode: code });
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  return answer.data?.id === code ? <TaxCodeRecord key={code} code={answer.data} /> : <Reading />;
}

function TaxCodeRecord({ code }: { readonly code: Code }) {
  const [editing, setEditing] = useState(false);
  const change: PageAction = {
    id: 'tax-code.change',
    title: say('tax.change-code'),
    key: 'edit',
    run: () => setEditing(true),
  };
  const turn: PageAction = {
    id: code.active ? 'tax-code.deactivate' : 'tax-code.reactivate',
    title: say(code.active ? 'tax.take-out-of-use' : 'tax.use-again'),
    run: () =>
      void runAndSay(
        code.active ? taxCodeCommands.deactivateTaxCode : taxCodeCommands.reactivateTaxCode,
        { taxCode: code.id },
        say(code.active ? 'tax.taken-out' : 'tax.used-again', { code: code.code }),
      ),
  };
  return (
    <>
      <RecordPage
        kind="tax-code"
        title={code.title}
        fact={code.code}
        beside={
          <StateWord tone={code.active ? 'plain' : 'muted'}>
            {say(code.active ? 'tax.in-use' : 'tax.out-of-use')}
          </StateWord>
        }
        actions={[change, turn]}
        figures={[{ title: say('tax.basis'), value: say(`tax.basis-${code.basis}`) }]}
        history={{ record: code.id }}
      >
        <RateSection code={code} />
      </RecordPage>
      {editing ? (
        <CommandDialog
          title={say('tax.change-code')}
          command={taxCodeCommands.changeTaxCode}
          fields={[
            { name: 'code', label: say('tax.code'), kind: 'line', required: true },
            { name: 'title', label: say('tax.title'), kind: 'line', required: true },
          ]}
          values={code}
          toInput={(changes) => ({ taxCode: code.id, changes })}
          said={(typed) => say('tax.changed', { name: String(typed.code) })}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
          verb={say('tax.save-changes')}
        />
      ) : null}
    </>
  );
}
