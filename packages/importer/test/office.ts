import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Opened and saved again by LibreOffice, with a profile of its own; all in one start of the program. */
export async function convertByOffice(files: readonly Uint8Array[], target = 'docx'): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-office-'));
  try {
    const names = files.map((_, index) => `file-${index}`);
    await Promise.all(
      files.map((bytes, index) => writeFile(join(folder, `${names[index] ?? ''}.docx`), bytes)),
    );
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      target === 'docx' ? 'docx:MS Word 2007 XML' : target,
      '--outdir',
      join(folder, 'out'),
      ...names.map((name) => join(folder, `${name}.docx`)),
    ]);
    return await Promise.all(names.map((name) => readFile(join(folder, 'out', `${name}.${target}`))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
