import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Served by the API under /admin; while developing, calls go on to an API on its usual port. */
export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  resolve: { conditions: ['@nianbao/source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 900 },
});
