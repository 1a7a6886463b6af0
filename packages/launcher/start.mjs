/** `npm start`: from a fresh checkout, or any later state of it, to a running system. */
import { sentenceFor } from './problem.mjs';
import { buildChanged, installMissing, ROOT } from './project.mjs';
import { serve } from './service.mjs';

const log = (/** @type {string} */ line) => console.log(line);

try {
  await installMissing(log);
  await buildChanged(log);
  process.exitCode = await serve({ root: ROOT, env: process.env, log });
} catch (error) {
  console.error(sentenceFor(error));
  process.exitCode = 1;
}
// Whatever still hangs on a handle here must not keep the terminal waiting.
process.exit();
