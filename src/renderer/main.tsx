import { guardTexts } from './platform/trusted-texts.ts';

// Before anything else is even read: what is read later could write into the page, or try to.
guardTexts();
const { showDaybook } = await import('./DaybookWindow.tsx');
await showDaybook();
