import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import './ui/base.css';
import { MantineProvider, type MantineThemeOverride } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { catalogues } from './daybook-texts.ts';
import { setLocale } from './platform/number-format.ts';
import { usePreferences } from './platform/preferences.ts';
import { followChanges, queryCache } from './platform/query-cache.ts';
import { noteShownCompany } from './platform/shown-company.ts';
import { startStrings } from './platform/strings.ts';
import { keepTypingWhenHidden } from './platform/typing-kept.ts';
import { daybookTheme, tokensAsVariables } from './ui/theme.ts';

/** Draws the window, once its texts are there. */
export async function showDaybook(): Promise<void> {
  // `?locale=…` of the address is for whoever wants another than the browser’s, and for the pseudo-locale test.
  const language = new URLSearchParams(location.search).get('locale') ?? navigator.language;
  await startStrings(catalogues, language);
  setLocale(language);
  noteShownCompany();
  void followChanges();
  keepTypingWhenHidden();
  // Pages and kit say their texts while they are read, so they are read after these are there.
  const { DaybookGate } = await import('./DaybookGate.tsx');
  const root = document.getElementById('root');
  const theme = daybookTheme();
  if (root) createRoot(root).render(<DaybookWindow theme={theme} gate={<DaybookGate />} />);
}

function DaybookWindow({ theme, gate }: { readonly theme: MantineThemeOverride; readonly gate: ReactNode }) {
  const scheme = usePreferences(({ scheme }) => scheme);
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={tokensAsVariables}
        defaultColorScheme="auto"
        {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryCache}>{gate}</QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}

/** The content policy lets only styles in that carry what the host wrote into the page. */
function styleNonce(): string {
  return document.querySelector('meta[name=daybook-nonce]')?.getAttribute('content') ?? '';
}
