import { build } from 'vite';
import { launchBrowser } from '../stories/browser.ts';
import { measureChecking } from './measure-checking.ts';

/**
 * How long the whole of the checks takes for one report, in Node and in Chromium, against the 50 ms in which the editor
 * wants an answer while somebody types, and against writing the same report out once as JSON: the least that any
 * reader of it must do.
 */
const LIMIT = 50;

async function inChromium(): Promise<ReturnType<typeof measureChecking>> {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@nianbao/source'] },
    build: {
      write: false,
      lib: {
        entry: new URL('measure-checking.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'measuring',
      },
    },
  });
  const [first] = Array.isArray(bundle) ? bundle : [bundle];
  const code = first && 'output' in first ? first.output[0].code : '';
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    return await page.evaluate(`${code}; measuring.measureChecking()`);
  } finally {
    await browser.close();
  }
}

for (const [where, measure] of [
  ['Node', measureChecking],
  ['Chromium', inChromium],
] as const) {
  const { size, checked, written } = await measure();
  console.log(
    `${where.padEnd(9)} ${size}: ${checked.toFixed(1)} ms, ${((checked / LIMIT) * 100).toFixed(0)} % of ${LIMIT} ms, ` +
      `${(checked / written).toFixed(0)} times writing it as JSON`,
  );
  if (checked > LIMIT) process.exitCode = 1;
}
