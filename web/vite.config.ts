import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds the pages into dist/web. Assets carry a hash in their name, so the server may cache them for ever. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/openapi.json': 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/v1': 'http://127.0.0.1:8080', '/openapi.json': 'http://127.0.0.1:8080' } },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    // The content policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The contract's schemas serve the server; the pages take types and the filter text from it.
      treeshake: { moduleSideEffects: (id: string) => !id.includes('/src/contract/') },
    },
  },
})
