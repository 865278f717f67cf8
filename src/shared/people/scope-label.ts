/** What costs us: unit costs, margins. */
export const COSTS = 'costs';

/** What customers owe and how far they are trusted, beyond the published facts. */
export const FINANCE = 'finance';

/** Every scope label a role can be given; what is marked with none, everyone sees. */
export const scopeLabels = [COSTS, FINANCE] as const;

/** What rows carry that everyone may see. */
export const EVERYONE_LABEL = 'everyone';
