import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { silentIcons } from './silent-icons.ts';

/** Served by the API under /admin; while developing, calls go on to an API on its usual port. */
export default defineConfig({
  base: '/admin/',
  plugins: [react(), silentIcons()],
  // Bundled ahead while developing, the icons would not pass by the plugin.
  optimizeDeps: { exclude: ['@ant-design/icons'] },
  resolve: { conditions: ['@nianbao/source', 'module', 'browser', 'development|production'] },
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 3000}` } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 900 },
});
