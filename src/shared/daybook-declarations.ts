import { companyCommands } from './company/company-commands.ts';
import { companyPermissions } from './company/company-permissions.ts';
import { companyQueries } from './company/company-queries.ts';
import { exchangeRateCommands, exchangeRateQueries } from './company/exchange-rate-commands.ts';
import { importMappingCommands, importMappingQueries } from './company/import-mapping-commands.ts';
import { paperHeadCommands, paperHeadQueries } from './company/paper-head.ts';
import { creditCommands } from './credit/credit-commands.ts';
import { creditPermissions } from './credit/credit-permissions.ts';
import { creditQueries } from './credit/credit-queries.ts';
import { documentCommands } from './documents/document-commands.ts';
import { documentPermissions } from './documents/document-permissions.ts';
import { documentQueries } from './documents/document-queries.ts';
import { paperCommands } from './documents/paper-commands.ts';
import { paperQueries } from './documents/paper-content.ts';
import { expectedReceiptCommands } from './inventory/expected-receipt-commands.ts';
import { inventoryPermissions } from './inventory/inventory-permissions.ts';
import { placeCommands } from './inventory/place-commands.ts';
import { siteCommands } from './inventory/site-commands.ts';
import { stockCommands } from './inventory/stock-commands.ts';
import { stockCountImportCommands } from './inventory/stock-count-import.ts';
import { stockImportCommands } from './inventory/stock-import.ts';
import { stockQueries } from './inventory/stock-queries.ts';
import { transferStock } from './inventory/transfer-command.ts';
import { itemCommands } from './items/item-commands.ts';
import { itemCost, setItemCost } from './items/item-cost.ts';
import { itemCostImportCommands } from './items/item-cost-import.ts';
import { itemImportCommands } from './items/item-import.ts';
import { itemNumberCommands } from './items/item-number-commands.ts';
import { itemNumberQueries } from './items/item-number-queries.ts';
import { itemPermissions } from './items/item-permissions.ts';
import { itemQueries } from './items/item-queries.ts';
import { itemUnitCommands } from './items/item-unit-commands.ts';
import type { AnyCommand, Permission } from './kernel/command.ts';
import type { QueryDeclaration } from './kernel/query.ts';
import { savedViewCommands, savedViewQueries } from './kernel/saved-view-commands.ts';
import { approvalCommands, approvalQueries } from './orders/approval-commands.ts';
import { availabilityQueries } from './orders/availability-queries.ts';
import { creditCheckCommands } from './orders/credit-check.ts';
import { holdQueueQueries } from './orders/hold-queue.ts';
import { lookUpQueries } from './orders/look-up-queries.ts';
import { orderAmendCommands } from './orders/order-amend.ts';
import { orderEntryQueries } from './orders/order-assess.ts';
import { orderEditCommands } from './orders/order-commands.ts';
import { orderDecisionCommands } from './orders/order-decisions.ts';
import { orderDraftImportCommands } from './orders/order-draft-import.ts';
import { orderImportCommands } from './orders/order-import.ts';
import { orderPermissions } from './orders/order-permissions.ts';
import { orderPreviewQueries } from './orders/order-preview.ts';
import { orderProgressQueries } from './orders/order-progress.ts';
import { orderQueries } from './orders/order-queries.ts';
import { orderRevisionQueries } from './orders/order-revisions.ts';
import { orderRewriteCommands } from './orders/order-rewrite.ts';
import { orderRowQueries } from './orders/order-rows.ts';
import { orderShipCommands } from './orders/order-ship.ts';
import { queueDoneQueries } from './orders/queue-done.ts';
import { addressCommands } from './parties/address-commands.ts';
import { contactCommands } from './parties/contact-commands.ts';
import { customerCommands } from './parties/customer-commands.ts';
import { customerQueries } from './parties/customer-queries.ts';
import { orderRuleCommands } from './parties/order-rule-commands.ts';
import { partyImportCommands } from './parties/party-import.ts';
import { noteParty } from './parties/party-note.ts';
import { partyPermissions } from './parties/party-permissions.ts';
import { partyQueries } from './parties/party-queries.ts';
import { vendorCommands } from './parties/vendor-commands.ts';
import { handedWorkCommands, handedWorkQueries } from './people/handed-work.ts';
import { peoplePermissions } from './people/people-permissions.ts';
import { peopleQueries } from './people/people-queries.ts';
import type { PermissionCatalogue } from './people/permission.ts';
import { personCommands } from './people/person-commands.ts';
import { roleCommands } from './people/role-commands.ts';
import { type RoleTemplate, roleTemplates } from './people/starting-role.ts';
import { workstationCommands } from './people/workstation-commands.ts';
import { priceImportCommands } from './pricing/price-import.ts';
import { pricingCommands } from './pricing/pricing-commands.ts';
import { pricingPermissions } from './pricing/pricing-permissions.ts';
import { pricingQueries } from './pricing/pricing-queries.ts';
import { promotionCommands } from './pricing/promotion-commands.ts';
import { taxCodeCommands } from './tax/tax-code-commands.ts';
import { taxExemptionCommands } from './tax/tax-exemption-commands.ts';
import { taxPermissions } from './tax/tax-permissions.ts';
import { taxQueries } from './tax/tax-queries.ts';
import { taxRuleCommands } from './tax/tax-rule-commands.ts';

/** Every command of Daybook, in the order of the domains. */
export const commandDeclarations: readonly AnyCommand[] = [
  personCommands,
  roleCommands,
  workstationCommands,
  savedViewCommands,
  handedWorkCommands,
  companyCommands,
  importMappingCommands,
  exchangeRateCommands,
  paperHeadCommands,
  customerCommands,
  vendorCommands,
  addressCommands,
  contactCommands,
  orderRuleCommands,
  { noteParty },
  partyImportCommands,
  itemCommands,
  itemUnitCommands,
  itemNumberCommands,
  { setItemCost },
  itemImportCommands,
  itemCostImportCommands,
  pricingCommands,
  priceImportCommands,
  promotionCommands,
  taxCodeCommands,
  taxRuleCommands,
  taxExemptionCommands,
  siteCommands,
  placeCommands,
  stockCommands,
  expectedReceiptCommands,
  { transferStock },
  stockImportCommands,
  stockCountImportCommands,
  creditCommands,
  orderEditCommands,
  orderRewriteCommands,
  approvalCommands,
  orderDecisionCommands,
  orderImportCommands,
  orderDraftImportCommands,
  creditCheckCommands,
  orderAmendCommands,
  orderShipCommands,
  documentCommands,
  paperCommands,
].flatMap((group): AnyCommand[] => Object.values(group));

/** Every query of Daybook, in the order of the domains. */
export const queryDeclarations: readonly QueryDeclaration[] = [
  peopleQueries,
  savedViewQueries,
  handedWorkQueries,
  companyQueries,
  importMappingQueries,
  exchangeRateQueries,
  paperHeadQueries,
  partyQueries,
  customerQueries,
  itemQueries,
  { itemCost },
  itemNumberQueries,
  pricingQueries,
  taxQueries,
  stockQueries,
  creditQueries,
  orderQueries,
  orderEntryQueries,
  approvalQueries,
  orderPreviewQueries,
  availabilityQueries,
  lookUpQueries,
  orderRevisionQueries,
  orderProgressQueries,
  holdQueueQueries,
  queueDoneQueries,
  orderRowQueries,
  documentQueries,
  paperQueries,
].flatMap((group): QueryDeclaration[] => Object.values(group));

/** Every right there is, by name. */
export const permissionCatalogue: PermissionCatalogue = {
  ...peoplePermissions,
  ...companyPermissions,
  ...partyPermissions,
  ...itemPermissions,
  ...pricingPermissions,
  ...taxPermissions,
  ...inventoryPermissions,
  ...creditPermissions,
  ...orderPermissions,
  ...documentPermissions,
};

export const allPermissions: ReadonlySet<Permission> = new Set(Object.keys(permissionCatalogue));

/** The roles a new company starts with. */
export const startingRoleTemplates: readonly RoleTemplate[] = roleTemplates(permissionCatalogue);
