import { createRoute } from '@tanstack/react-router';
import type { Place, RecordPart } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { ItemStockFigures, ItemStockSection } from './ItemStockParts.tsx';
import { ItemsPage } from './ItemsPage.tsx';
import { MovementsPage } from './MovementsPage.tsx';
import { ReceiptsPage, useReceiptCount } from './ReceiptsPage.tsx';
import { ShipFromSection } from './ShipFromSection.tsx';
import { SitesPage } from './SitesPage.tsx';
import { StockPage } from './StockPage.tsx';

const getParentRoute = () => rootRoute;

export const inventoryRoutes = [
  createRoute({ getParentRoute, path: '/items', component: ItemsPage }),
  createRoute({ getParentRoute, path: '/stock', component: StockPage }),
  createRoute({ getParentRoute, path: '/movements', component: MovementsPage }),
  createRoute({ getParentRoute, path: '/receipts', component: ReceiptsPage }),
  createRoute({ getParentRoute, path: '/sites', component: SitesPage }),
] as const;

const ofStock = { group: 'supply', permission: 'inventory.view' } as const;

export const inventoryPlaces: readonly Place[] = [
  { title: 'place.items', path: '/items', group: 'supply', key: 'goItems', permission: 'items.view' },
  { ...ofStock, title: 'place.stock', path: '/stock', key: 'goInventory' },
  {
    ...ofStock,
    title: 'place.receipts',
    path: '/receipts',
    key: 'goReceiving',
    useCount: () => useReceiptCount('overdue'),
    waiting: { view: 'overdue' },
  },
  { ...ofStock, title: 'place.movements', path: '/movements' },
  { ...ofStock, title: 'place.sites', path: '/sites', group: 'office' },
];

export const inventoryParts: readonly RecordPart[] = [
  {
    ...{ id: 'item.stock-figures', of: 'item', where: 'figures', permission: 'inventory.view' },
    Part: ItemStockFigures,
  },
  {
    ...{ id: 'customer.ship-from', of: 'customer', where: 'section', permission: 'inventory.view' },
    Part: ShipFromSection,
  },
  { id: 'item.stock', of: 'item', where: 'section', permission: 'inventory.view', Part: ItemStockSection },
];
