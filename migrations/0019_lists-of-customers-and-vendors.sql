-- Lists of the active and the inactive, by name, and how many there are.
CREATE INDEX parties_byCustomerState ON parties (customerState, name, id);
CREATE INDEX parties_byVendorState ON parties (vendorState, name, id);
CREATE INDEX parties_byCustomerGroup ON parties (customerGroup, id);
