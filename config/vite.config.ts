import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundledPackages } from '../scripts/desktop/bundled-packages.ts';

const root = join(import.meta.dirname, '..');
const packages = new Set<string>();

/** Builds the screens into `dist/renderer`: what a browser on loopback and Electron's window both load. */
export default defineConfig({
  root: join(root, 'src/renderer'),
  plugins: [
    react(),
    bundledPackages(packages),
    {
      name: 'daybook:screen-packages',
      closeBundle: () =>
        writeFileSync(join(root, 'dist/renderer-packages.json'), JSON.stringify([...packages])),
    },
  ],
  build: {
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'es2022',
    // The content policy allows no inline script, and small files inlined as data would be.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  cacheDir: join(root, 'dist/.vite'),
});
