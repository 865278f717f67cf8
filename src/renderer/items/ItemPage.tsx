import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { itemCommands } from '../../shared/items/item-commands.ts';
import { setItemCost } from '../../shared/items/item-cost.ts';
import { itemQueries } from '../../shared/items/item-queries.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { useTrailKeys } from '../ui/list/record-trail.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { RecordPage } from '../ui/page/RecordPage.tsx';
import { RecordParts } from '../ui/page/RecordParts.tsx';
import { type ItemDialog, ItemDialogs } from './ItemDialogs.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { ItemNumbersSection } from './ItemNumbersSection.tsx';
import { ItemUnitsSection } from './ItemUnitsSection.tsx';
import type { Item } from './item-record.ts';
import { stageActions } from './item-stages.ts';
import { LifecycleWord } from './LifecycleWord.tsx';

const pathOf = (id: string) => pagePath('items', id);

/** An item: what it is, what it is called, and what later domains know of it: stock, prices, who waits. */
export function ItemPage() {
  const { item } = useParams({ strict: false }) as { readonly item: string };
  useTrailKeys('item', item, pathOf);
  const answer = useAnswer(itemQueries.showItem, { item });
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Reading />;
  return <ItemRecord key={answer.data.id} item={answer.data} />;
}

function ItemRecord({ item }: { readonly item: Item }) {
  const [open, setOpen] = useState<ItemDialog | null>(null);
  const mayChange = useMayRun(itemCommands.changeItem);
  const mayCost = useMayRun(setItemCost);
  const actions: readonly PageAction[] = [
    {
      id: 'item.change',
      title: say('items.change'),
      key: 'edit',
      may: mayChange,
      run: () => setOpen('change'),
    },
    {
      id: 'item.note',
      title: say('items.write-note'),
      key: 'comment',
      may: mayChange,
      run: () => setOpen('note'),
    },
    ...stageActions(item, mayChange, (to) => setOpen({ to })),
    { id: 'item.set-cost', title: say('items.set-cost'), may: mayCost, run: () => setOpen('cost') },
  ];
  return (
    <>
      <RecordPage
        kind="item"
        title={item.number}
        beside={<LifecycleWord state={item.lifecycle} />}
        fact={item.description}
        actions={actions}
        figures={[]}
        moreFigures={<RecordParts of="item" where="figures" record={item.id} />}
        history={{ record: item.id }}
      >
        <RecordParts of="item" where="section" record={item.id} />
        <ItemFacts item={item} />
        <ItemUnitsSection item={item} />
        <ItemNumbersSection item={item} />
      </RecordPage>
      {open === null ? null : <ItemDialogs item={item} open={open} onClose={() => setOpen(null)} />}
    </>
  );
}
