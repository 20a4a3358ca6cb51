import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds what reaches a browser: one stylesheet, one small script, four font files. The pages come from the server. */
export default defineConfig({
  root: here('browser'),
  // The school’s settings are none of the build’s business.
  envDir: false,
  publicDir: here('browser/public'),
  base: '/',
  css: { transformer: 'lightningcss' },
  build: {
    outDir: here('dist/browser'),
    emptyOutDir: true,
    manifest: true,
    // Browsers of the last three years or so; older ones get a plain, readable page.
    target: ['chrome111', 'firefox114', 'safari16.4'],
    cssTarget: ['chrome111', 'firefox114', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { input: { main: here('browser/main.css'), enhance: here('browser/enhance.ts') } },
  },
});
