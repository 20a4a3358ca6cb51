import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A module that looks for a file beside itself finds it beside its source. */
const besideTheSource: Plugin = {
  name: 'beside-the-source',
  transform(code, id) {
    if (!id.startsWith(here('.')) || id.includes('/node_modules/') || !code.includes('import.meta.')) return undefined;
    const moved = code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
    // No line moves, so the maps stay right to the line.
    return { code: moved, map: null };
  },
};

/** Puts the program's sources into a few files, so that it starts in a moment; packages stay where npm put them. */
export default defineConfig({
  root: here('.'),
  // The school’s settings are none of the build’s business.
  envDir: false,
  publicDir: false,
  plugins: [besideTheSource],
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: here('dist/server'),
    target: 'esnext',
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { main: here('src/main.ts'), operator: here('src/operator/main.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
