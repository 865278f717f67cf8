import { useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { priceConflicts } from '../../shared/pricing/price-conflicts.ts';
import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showRate } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { runCommand } from '../platform/workstation-calls.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import classes from './ConflictChoices.module.css';
import { bandText } from './price-words.ts';

export type Conflict = QueryOutput<typeof priceConflicts>['conflicts'][number];
type Rival = Conflict['between'][number];

/** More of whom else a list is for are counted. */
const MOST_NAMED = 3;

export interface ConflictChoicesProps {
  readonly conflict: Conflict;
  readonly onOpen: (list: string) => void;
  readonly onDone?: () => void;
  /** In a dialog the first way out has the focus. */
  readonly isDialog?: boolean;
}

/** Each of the prices that disagree, with what keeping it does; keeping one lets the other lists say the same. */
export function ConflictChoices({ conflict, onOpen, onDone, isDialog = false }: ConflictChoicesProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const keep = async (kept: Rival) => {
    const { itemNumber, currency } = conflict;
    const said = say('pricing.kept', { ...named(kept, currency), item: itemNumber });
    for (const [at, price] of kept.toKeep.entries()) {
      const isLast = at === kept.toKeep.length - 1;
      const answer = isLast
        ? await runAndSay(pricingCommands.setPrice, price, said)
        : await runCommand(pricingCommands.setPrice, price);
      if (!answer.ok) return setRefusal(answer.refusal);
    }
    return onDone?.();
  };
  return (
    <>
      <ul className={classes.choices}>
        {conflict.between.map((rival, at) => (
          <li key={rival.list}>
            <p className={classes.price}>
              <strong>{showRate(rival.price, conflict.currency)}</strong> {rival.listName}
            </p>
            <p className={classes.effect}>{effectOf(conflict, rival)}</p>
            <div className={classes.ways}>
              <RowAction
                title={say('pricing.keep-of', named(rival, conflict.currency))}
                label={say('pricing.keep-of', named(rival, conflict.currency))}
                command={pricingCommands.setPrice.name}
                autoFocus={isDialog && at === 0}
                onRun={() => void keep(rival)}
              />
              <RowAction
                title={say('pricing.open-named', { name: rival.listName })}
                label={say('pricing.open')}
                onRun={() => onOpen(rival.list)}
              />
            </div>
          </li>
        ))}
      </ul>
      <RefusalLine refusal={refusal} />
      <p className={classes.otherwise}>{say('pricing.conflict-way-out')}</p>
    </>
  );
}

/** The same as a dialog, for whoever comes by keyboard: the first price has the focus. */
export function SettleDialog(props: Omit<ConflictChoicesProps, 'onDone'> & { readonly onClose: () => void }) {
  const { conflict, onOpen, onClose } = props;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('pricing.settle-of', { item: conflict.itemNumber })}
      size={560}
    >
      <p className={classes.about}>
        {[conflict.description, bandText(conflict) || conflict.unit, conflict.currency].join(', ')}
        <br />
        {say('pricing.conflict-for', { who: audienceOf(conflict) })}
      </p>
      <ConflictChoices conflict={conflict} onOpen={onOpen} onDone={onClose} isDialog />
    </Dialog>
  );
}

/** Whom prices that disagree are for. */
export function audienceOf({
  customerName,
  customerGroup,
}: Pick<Conflict, 'customerName' | 'customerGroup'>): string {
  if (customerGroup !== null) return say('pricing.group-named', { group: customerGroup });
  return customerName ?? say('pricing.for-everyone');
}

/** What becomes of the other lists, and for whom else. */
function effectOf({ between, currency }: Conflict, kept: Rival): string {
  const others = between.filter(({ list }) => kept.toKeep.some((price) => price.list === list));
  const said = others
    .map(({ listName, price }) =>
      say('pricing.keep-effect', {
        ...{ list: listName, before: showRate(price, currency), after: showRate(kept.price, currency) },
      }),
    )
    .join(' ');
  const also = others.flatMap(({ alsoFor }) => alsoFor).map(audienceOf);
  if (also.length === 0) return said;
  const names = [...new Set(also)];
  const more = names.length - MOST_NAMED;
  const who = [
    ...names.slice(0, MOST_NAMED),
    ...(more > 0 ? [say('pricing.keep-more', { count: more })] : []),
  ];
  return `${said} ${say('pricing.keep-also', { who: who.join(', ') })}`;
}

function named({ price, listName }: Rival, currency: Conflict['currency']) {
  return { price: showRate(price, currency), list: listName };
}
