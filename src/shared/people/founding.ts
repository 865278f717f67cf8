/** The person a company is founded by while nobody works there yet: an id without a row. */
export const FOUNDER = 'founder';

/** Held by the founder only, and only while nobody works here; no role can be given it. */
export const FOUND_COMPANY = 'company.found';
