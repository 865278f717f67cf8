/** What costs us: unit costs, margins. */
export const COSTS = 'costs';

/** What customers owe and how far they are trusted, beyond the published facts. */
export const FINANCE = 'finance';

/** The label of every row that is not marked otherwise. */
export const EVERYONE = 'everyone';

/** Every scope label a role can be given; everybody sees `everyone`. */
export const scopeLabels = [COSTS, FINANCE] as const;
