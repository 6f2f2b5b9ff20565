import { createTheme, Modal, Select, Drawer, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a quiet petrol. Status colours are only used together with a word and an icon. */
const petrol: MantineColorsTuple = ['#eaf6f6', '#d3e9ea', '#a6d3d5', '#74bbbf', '#4ba6ab', '#2f979d', '#1c8087', '#136b72', '#0f5c63', '#0a464c'];

/** Look of all screens, light and dark. The named shades are what gives enough contrast (WCAG 2.2 AA). */
export const theme = createTheme({
  // Whoever asked the system for quiet gets no sliding dialogs either.
  respectReducedMotion: true,
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: { petrol },
  defaultRadius: 'md',
  fontFamily: "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.6rem', lineHeight: '1.25' }, h2: { fontSize: '1.15rem', lineHeight: '1.35' }, h3: { fontSize: '1rem', lineHeight: '1.4' } },
  },
  components: {
    Modal: Modal.extend({ defaultProps: { centered: false, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } } }),
    Drawer: Drawer.extend({ defaultProps: { radius: 'lg' } }),
    // Choosing once more what is chosen already means yes, not no; the cross clears.
    Select: Select.extend({ defaultProps: { allowDeselect: false } }),
  },
});

/** Mantine's own greys for help, placeholders and errors are too faint; these pass on both backgrounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#52606b',
    '--mantine-color-placeholder': '#5f6c76',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-body': '#ffffff',
    '--m-page': '#f5f7f7',
    '--m-card': '#ffffff',
    '--m-line': '#dde3e4',
    '--m-ink': '#182226',
    '--m-soft': '#eaf3f3',
    '--m-accent': '#0f5c63',
    '--m-warn-ink': '#7a4a00',
    '--m-warn': '#fff4de',
    '--m-danger-ink': '#9b1c15',
    '--m-danger': '#fdecea',
    '--m-good-ink': '#1d5e34',
    '--m-good': '#e8f5ec',
    '--m-glow': '#fdf3c8',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b6bb',
    '--mantine-color-placeholder': '#9aa8ad',
    '--mantine-color-error': '#ff9a91',
    '--mantine-color-body': '#161d20',
    '--m-page': '#11171a',
    '--m-card': '#1a2225',
    '--m-line': '#2f3a3f',
    '--m-ink': '#e6edef',
    '--m-soft': '#1d3133',
    '--m-accent': '#74bbbf',
    '--m-warn-ink': '#ffd48a',
    '--m-warn': '#3a2e16',
    '--m-danger-ink': '#ffb0a8',
    '--m-danger': '#40201d',
    '--m-good-ink': '#a5dcb8',
    '--m-good': '#1b3324',
    '--m-glow': '#3d3a1c',
  },
});
