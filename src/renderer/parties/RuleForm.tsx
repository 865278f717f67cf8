import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import {
  type OrderRule,
  type OrderRuleKind,
  type OrderRuleTerms,
  ruleKinds,
  ruleStrengths,
} from '../../shared/parties/order-rule.ts';
import { orderRuleCommands } from '../../shared/parties/order-rule-commands.ts';
import { say } from '../platform/strings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { CommandForm } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { addressText, type Party } from './party-words.ts';

type Typed = Readonly<Record<string, unknown>>;

/** One rule: what kind it is, what it says, and whether it must be kept. */
export function RuleForm(props: {
  readonly party: Party;
  readonly rule: OrderRule | null;
  readonly onClose: () => void;
}) {
  const { party, rule, onClose } = props;
  const [kind, setKind] = useState<OrderRuleKind>(rule?.terms.kind ?? 'customer-po');
  const own = {
    fields: fieldsOf(kind, party),
    values: { strength: 'must', ...rule?.terms, ...rule, weekday: weekdayOf(rule?.terms) },
    onDone: onClose,
    onCancel: onClose,
    said: () => say('parties.kept-rule', { name: party.name }),
  };
  const termsOf = ({ strength: _, ...typed }: Typed) => ({
    kind,
    ...typed,
    ...('weekday' in typed ? { weekday: Number(typed.weekday) } : {}),
  });
  const strengthOf = ({ strength }: Typed) => strength as OrderRule['strength'];
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say(rule === null ? 'parties.add-rule' : 'parties.change-rule')}
      size={480}
    >
      <NativeSelect
        label={say('parties.rule-kind')}
        mb={10}
        value={kind}
        data-autofocus
        data={ruleKinds.map((value) => ({ value, label: say(`parties.rule-kind-${value}`) }))}
        onChange={({ currentTarget }) => setKind(currentTarget.value as OrderRuleKind)}
      />
      {rule === null ? (
        <CommandForm
          key={kind}
          {...own}
          command={orderRuleCommands.addOrderRule}
          toInput={(typed) => ({
            customer: party.id,
            strength: strengthOf(typed),
            terms: termsOf(typed) as OrderRuleTerms,
          })}
        />
      ) : (
        <CommandForm
          key={kind}
          {...own}
          command={orderRuleCommands.changeOrderRule}
          toInput={(typed) => ({
            rule: rule.id,
            strength: strengthOf(typed),
            terms: termsOf(typed) as OrderRuleTerms,
          })}
          verb={say('parties.save-changes')}
        />
      )}
    </Dialog>
  );
}

function weekdayOf(terms: OrderRuleTerms | undefined): string {
  return String(terms?.kind === 'no-delivery' ? terms.weekday : 5);
}

function fieldsOf(kind: OrderRuleKind, party: Party): readonly FieldSpec[] {
  return [...ownFields(kind, party), strength()];
}

function strength(): FieldSpec {
  return {
    name: 'strength',
    label: say('parties.strength'),
    kind: 'choice',
    required: true,
    choices: ruleStrengths.map((value) => ({ value, title: say(`parties.strength-${value}`) })),
  };
}

function ownFields(kind: OrderRuleKind, party: Party): readonly FieldSpec[] {
  switch (kind) {
    case 'no-delivery':
      return [
        {
          name: 'weekday',
          label: say('parties.weekday'),
          kind: 'choice',
          required: true,
          choices: [1, 2, 3, 4, 5, 6, 7].map((day) => ({
            value: String(day),
            title: say(`parties.weekday-${day}`),
          })),
        },
        {
          name: 'fromTime',
          half: true,
          label: say('parties.from-time'),
          kind: 'line',
          help: say('parties.time-help'),
        },
        { name: 'untilTime', half: true, label: say('parties.until-time'), kind: 'line' },
      ];
    case 'minimum-value':
      return [
        {
          name: 'amount',
          label: say('parties.minimum-value', { currency: party.currency }),
          kind: 'amount',
          currency: party.currency,
          required: true,
        },
      ];
    case 'only-ship-tos':
      return [
        {
          name: 'addresses',
          label: say('parties.allowed-ship-tos'),
          kind: 'choices',
          required: true,
          choices: party.addresses
            .filter(({ active, isShipTo }) => active && isShipTo)
            .map((address) => ({ value: address.id, title: addressText(address) })),
        },
      ];
    case 'note':
      return [{ name: 'note', label: say('parties.rule-words'), kind: 'note', required: true }];
    default:
      return [];
  }
}
