import { createRoute, createRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { commandDeclarations, permissionCatalogue } from '../shared/daybook-declarations.ts';
import { administrationPlaces, administrationRoutes } from './administration/administration-routes.ts';
import { attentionPlaces, attentionRoutes } from './attention/attention-routes.ts';
import type { AttentionKnowledge } from './attention/attention-ways.ts';
import { itemWay, partyWay } from './attention/master-ways.ts';
import { orderWay } from './attention/order-way.ts';
import { companyPlaces, companyRoutes } from './company/company-routes.ts';
import { creditParts } from './credit/credit-parts.ts';
import { useTellingRules } from './daybook-tellings.ts';
import { documentParts } from './documents/document-parts.tsx';
import { historyPlaces, historyRoutes } from './history/history-routes.ts';
import { importPlaces, importRoutes, useImportActions } from './imports/import-routes.ts';
import { inventoryParts, inventoryPlaces, inventoryRoutes } from './inventory/inventory-routes.ts';
import { itemFinders } from './items/item-finder.ts';
import { itemParts } from './items/item-parts.ts';
import { itemRoutes } from './items/item-routes.ts';
import { orderEntryRoutes } from './orders/entry/entry-routes.ts';
import { orderParts } from './orders/order-parts.ts';
import { orderFinders, orderPlaces, orderRoutes, useOrderCommands } from './orders/order-routes.ts';
import { stockPromiseParts, stockPromiseRoutes } from './orders/stock-routes.ts';
import { partyFinders, partyPlaces, partyRoutes } from './parties/party-routes.ts';
import { peoplePlaces, peopleRoutes } from './people/people-routes.ts';
import { knowCommandRights } from './platform/command-rights.ts';
import type { PageAction } from './platform/page-actions.ts';
import { knowRights } from './platform/strings.ts';
import { pricingFinders, pricingPlaces, pricingRoutes } from './pricing/pricing-routes.ts';
import { taxFinders, taxParts, taxPlaces, taxRoutes } from './tax/tax-routes.ts';
import { todayPlaces, todayRoutes } from './today/today-routes.ts';
import { StartPage } from './ui/frame/StartPage.tsx';
import type { PageRegistry } from './ui/page-registry.ts';
import { rootRoute } from './ui/root-route.ts';

export const registry: PageRegistry = {
  places: [
    ...todayPlaces,
    ...attentionPlaces,
    ...orderPlaces,
    ...partyPlaces,
    ...pricingPlaces,
    ...inventoryPlaces,
    ...peoplePlaces,
    ...taxPlaces,
    ...companyPlaces,
    ...importPlaces,
    ...administrationPlaces,
    ...historyPlaces,
  ],
  finders: [...partyFinders, ...itemFinders, ...pricingFinders, ...taxFinders, ...orderFinders],
  parts: [
    ...orderParts,
    ...creditParts,
    ...taxParts,
    ...itemParts,
    ...inventoryParts,
    ...stockPromiseParts,
    ...documentParts,
  ],
  useEverywhere: useEverywhereActions,
  useTellingRules,
};

function useEverywhereActions(): readonly PageAction[] {
  const orders = useOrderCommands();
  const imports = useImportActions();
  return useMemo(() => [...orders, ...imports], [orders, imports]);
}

knowRights(permissionCatalogue);
knowCommandRights(new Map(commandDeclarations.map(({ name, permission }) => [name, permission])));

const commands = new Map(commandDeclarations.map((declaration) => [declaration.name, declaration]));

export const attentionKnowledge: AttentionKnowledge = {
  commandNamed: (name) => commands.get(name),
  ways: [orderWay, partyWay, itemWay],
};

const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage });

export function daybookRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([
      startRoute,
      ...peopleRoutes,
      ...administrationRoutes,
      ...historyRoutes,
      ...companyRoutes,
      ...orderRoutes,
      ...partyRoutes,
      ...itemRoutes,
      ...inventoryRoutes,
      ...stockPromiseRoutes,
      ...orderEntryRoutes,
      ...pricingRoutes,
      ...taxRoutes,
      ...importRoutes,
      ...attentionRoutes,
      ...todayRoutes,
    ]),
    defaultPreload: false,
  });
}
