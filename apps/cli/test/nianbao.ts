import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../../packages/launcher/cli.mjs', import.meta.url));

export interface Answer {
  code: unknown;
  stdout: string;
  stderr: string;
}

/** Runs one command line as a person would, from the sources. */
export const nianbao = (...args: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr });
    });
  });
