import { itemCommands } from '../../shared/items/item-commands.ts';
import {
  itemCost as itemCostDeclaration,
  setItemCost as setItemCostDeclaration,
} from '../../shared/items/item-cost.ts';
import { itemCostImportCommands } from '../../shared/items/item-cost-import.ts';
import { itemImportCommands } from '../../shared/items/item-import.ts';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { itemUnitCommands } from '../../shared/items/item-unit-commands.ts';
import type { RecordUse } from '../company/external-key.ts';
import {
  type BoundCommand,
  type BoundQuery,
  bindCommands,
  bindQueries,
} from '../platform/command-handler.ts';
import { itemAnswers } from './item-answers.ts';
import { itemCost, setItemCost } from './item-cost.ts';
import { itemCostImportHandlers } from './item-cost-import.ts';
import { itemHandlers } from './item-handlers.ts';
import { itemImportHandlers } from './item-import.ts';
import { itemNumberAnswers } from './item-number-answers.ts';
import { itemNumberHandlers } from './item-number-edits.ts';
import { itemUnitHandlers } from './item-unit-handlers.ts';

/** What the domain adds to the core. `uses`: where later domains name items. */
export function itemCore(uses: readonly RecordUse[]): {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} {
  return {
    commands: [
      ...bindCommands(itemCommands, itemHandlers),
      ...bindCommands(itemUnitCommands, itemUnitHandlers),
      ...itemNumberHandlers,
      ...bindCommands({ setItemCost: setItemCostDeclaration }, { setItemCost }),
      ...bindCommands(itemImportCommands, itemImportHandlers(uses)),
      ...bindCommands(itemCostImportCommands, itemCostImportHandlers),
    ],
    queries: [
      ...bindQueries(itemQueries, itemAnswers),
      ...bindQueries({ itemCost: itemCostDeclaration }, { itemCost }),
      ...itemNumberAnswers,
    ],
  };
}
