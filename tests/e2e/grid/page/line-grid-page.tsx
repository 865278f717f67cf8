import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '../../../../src/renderer/ui/base.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { startStrings } from '../../../../src/renderer/platform/strings.ts';
import { useGridMode, useSelectedLines } from '../../../../src/renderer/ui/grid/grid-hooks.ts';
import { LineGrid } from '../../../../src/renderer/ui/grid/LineGrid.tsx';
import strings from '../../../../src/renderer/ui/grid/strings.en.json' with { type: 'json' };
import { daybookTheme, tokensAsVariables } from '../../../../src/renderer/ui/theme.ts';
import { daybookSentences } from '../../../../src/shared/daybook-strings.ts';
import { tryingGrid } from './trying-grid.ts';

/** A page with nothing but a line grid, for the tests that press its keys: `?lines=500&delay=10&scheme=dark`. */
const wanted = new URLSearchParams(location.search);
const scheme = wanted.get('scheme') === 'dark' ? 'dark' : 'light';
await startStrings([strings, ...daybookSentences.map(({ refusals }) => refusals)], 'en');
const grid = tryingGrid(Number(wanted.get('lines') ?? 0), Number(wanted.get('delay') ?? 0));

function GridPage() {
  const mode = useGridMode(grid);
  const selected = useSelectedLines(grid);
  const count = useStore(grid.store, ({ lines }) => lines.length - 1);
  return (
    <main style={{ height: '100vh', display: 'flex', flexDirection: 'column' }}>
      <header style={{ padding: 12 }}>
        <button type="button">Before</button> <input aria-label="Bare field" />
      </header>
      <LineGrid grid={grid} label="Order lines" autoFocus />
      <footer style={{ padding: 12, display: 'flex', gap: 16 }}>
        <button type="button">After</button>
        <span data-testid="mode">{mode}</span>
        <span data-testid="count">{count} lines</span>
        <span data-testid="selected">{selected.length} selected</span>
      </footer>
    </main>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <MantineProvider
      theme={daybookTheme()}
      cssVariablesResolver={tokensAsVariables}
      forceColorScheme={scheme}
    >
      <GridPage />
    </MantineProvider>,
  );
}
