import { paperHeadCommands } from '../shared/company/paper-head.ts';
import type { DemoClerk } from './demo-clerk.ts';

/** What stands on Harbor Supply's papers. */
export function makeHead(clerk: DemoClerk, owner: string): void {
  const changes = {
    legalName: 'Harbor Supply, Inc.',
    ...{ street: '18 Wharf Street', city: 'Toledo', region: 'OH', postalCode: '43604', country: 'US' },
    ...{ phone: '+1 419 555 0118', email: 'orders@harborsupply.example', website: 'harborsupply.example' },
    taxNumber: '34-5550118',
    footLines: 'First Lakes Bank, Toledo\nAccount 118 4711 20, routing 041 200 555',
    confirmationTerms:
      'Please check item numbers, quantities and dates. What we do not hear of within two working days counts as agreed.',
    ...({ locale: 'en-US', paperSize: 'LETTER' } as const),
  };
  clerk.do(owner, paperHeadCommands.changePaperHead, { changes });
}
