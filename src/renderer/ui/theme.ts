import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  type MantineThemeOverride,
  Menu,
  Modal,
  Tooltip,
} from '@mantine/core';
import { say } from '../platform/strings.ts';
import { paletteOf, themeTokens } from './theme-tokens.ts';

function tuple(name: Parameters<typeof paletteOf>[0]): MantineColorsTuple {
  return paletteOf(name) as unknown as MantineColorsTuple;
}

/** The kit’s own greys, so that its fields and lines have our edges and grounds. */
function greys(shades: string): MantineColorsTuple {
  return shades.split(' ').map((hex) => `#${hex}`) as unknown as MantineColorsTuple;
}

/** The kit in our manner. Made once the texts are there: what it says itself is among them. */
export function daybookTheme(): MantineThemeOverride {
  return createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 6, dark: 4 },
    autoContrast: true,
    black: '#1d1d1b',
    defaultRadius: 'sm',
    cursorType: 'default',
    respectReducedMotion: true,
    fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSizes: { xs: '11px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
    lineHeights: { xs: '1.35', sm: '1.4', md: '1.4', lg: '1.35', xl: '1.3' },
    spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
    radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
    components: {
      // The body never scrolls, so nothing has to stop it; and its style element would need a nonce of its own.
      Modal: Modal.extend({
        defaultProps: {
          lockScroll: false,
          transitionProps: { duration: 0 },
          overlayProps: { backgroundOpacity: 0.28 },
          closeButtonProps: { 'aria-label': say('close') },
          // Its heading is no banner of the page.
          attributes: { header: { role: 'presentation' } },
        },
      }),
      // The kit computes the text of a filled button for light only.
      Button: Button.extend({
        vars: (_theme, { variant = 'filled' }) => ({
          root: variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {},
        }),
      }),
      Menu: Menu.extend({
        // The focus goes to the first item; an empty place for it would stand among the items.
        defaultProps: { transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false },
      }),
      Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': '29px', '--input-fz': '13px' } }) }),
      Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, multiline: true, maw: 360 } }),
    },
    colors: {
      dark: greys('ecebe7 b4b2aa a09e96 8a8880 8a8880 31312e 1d1d1c 161615 121211 0d0d0c'),
      gray: greys('fbfbfa f4f4f1 efeeea e6e5e1 85837c 85837c 6b6963 52514c 3a3935 1d1d1b'),
      accent: tuple('accent'),
      red: tuple('red'),
      yellow: tuple('amber'),
      green: tuple('green'),
    },
  });
}

/** The tokens as `--canvas`, `--text-2` …, and the component kit's own grounds and edges from them. */
export const tokensAsVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf('light'),
  dark: variablesOf('dark'),
});

function variablesOf(scheme: 'light' | 'dark'): Record<string, string> {
  const own = Object.entries(themeTokens).map(([name, pair]) => [`--${name}`, pair[scheme]]);
  return {
    ...Object.fromEntries(own),
    '--mantine-color-body': 'var(--canvas)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--edge)',
    '--menu-item-hover': 'var(--hover)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-anchor': 'var(--accent)',
  };
}
