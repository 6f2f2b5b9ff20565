import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

/** Builds the browser's part into dist/client, which the server hands out; `vite` alone proxies to a running server. */
export const config = defineConfig({
  plugins: [react()],
  build: { outDir: 'dist/client', target: 'es2023', chunkSizeWarningLimit: 900, license: { fileName: 'licences.md' } },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/socket.io': { target: 'http://127.0.0.1:3000', ws: true } } },
});
// vite reads the default export, the one place where the house rule gives way to a tool.
export default config;
