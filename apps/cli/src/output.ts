import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a path leads to: `stream` is what can be written to and not replaced, as /dev/stdout or a pipe. */
export type PathKind = 'folder' | 'file' | 'stream' | 'none';

export async function kindOf(path: string): Promise<PathKind> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'stream';
  } catch {
    return 'none';
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: '没有写入的权限',
  EPERM: '没有写入的权限',
  EROFS: '这里只能读，不能写',
  ENOSPC: '磁盘已满',
  ENAMETOOLONG: '文件名过长',
};

/**
 * Under another name first: who looks at the path never finds half a file. A link stays one, and what it leads to is
 * replaced; a stream is written to. Why it cannot be done, in Chinese, or `null`.
 */
export async function writeWhole(path: string, bytes: string | Uint8Array): Promise<string | null> {
  let draft: string | null = null;
  try {
    const kind = await kindOf(path);
    if (kind === 'stream') {
      await writeFile(path, bytes);
      return null;
    }
    const target = kind === 'file' ? await realpath(path) : path;
    draft = join(dirname(target), `.${basename(target)}.${process.pid}`);
    await writeFile(draft, bytes);
    await rename(draft, target);
    return null;
  } catch (error) {
    if (draft !== null) await rm(draft, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return PROBLEMS[code] ?? '无法写入文件';
  }
}
