import importStrings from './company/import-strings.en.json' with { type: 'json' };
import companyStrings from './company/strings.en.json' with { type: 'json' };
import creditStrings from './credit/strings.en.json' with { type: 'json' };
import documentStrings from './documents/strings.en.json' with { type: 'json' };
import inventoryStrings from './inventory/strings.en.json' with { type: 'json' };
import itemStrings from './items/strings.en.json' with { type: 'json' };
import type { SentenceCatalogue } from './kernel/sentence.ts';
import kernelStrings from './kernel/strings.en.json' with { type: 'json' };
import orderStrings from './orders/strings.en.json' with { type: 'json' };
import partyStrings from './parties/strings.en.json' with { type: 'json' };
import peopleStrings from './people/strings.en.json' with { type: 'json' };
import pricingStrings from './pricing/strings.en.json' with { type: 'json' };
import syncStrings from './sync/strings.en.json' with { type: 'json' };
import workstationStrings from './sync/workstation-strings.en.json' with { type: 'json' };
import taxStrings from './tax/strings.en.json' with { type: 'json' };

/** What the kernel, the sync, the workstation and every domain say; server and command line add their own. */
export const daybookSentences: readonly SentenceCatalogue[] = [
  kernelStrings,
  syncStrings,
  workstationStrings,
  peopleStrings,
  companyStrings,
  importStrings,
  partyStrings,
  itemStrings,
  pricingStrings,
  taxStrings,
  inventoryStrings,
  creditStrings,
  orderStrings,
  documentStrings,
];
