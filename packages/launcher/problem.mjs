/** A failure that a person can act on: its message is the whole sentence to show, without a stack. */
export class LauncherProblem extends Error {
  name = 'LauncherProblem';
}

/** @type {Record<string, string>} */
const CAUSES = {
  ENOSPC: '磁盘空间不足',
  EDQUOT: '超出了磁盘配额',
  EROFS: '是只读的，不能写入',
  EACCES: '没有读写权限',
  EPERM: '没有读写权限',
  ENOTDIR: '的上级不是文件夹',
  EEXIST: '已经有同名的文件',
};

/**
 * Why the system refused a file, in words.
 * @param {unknown} error
 */
export function causeOf(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CAUSES[code] ?? `不能使用（${code || String(error)}）`;
}

/**
 * The sentence for any failure of a start: our own as written, a full disk or a missing right by name, anything else as
 * it is.
 * @param {unknown} error
 */
export function sentenceFor(error) {
  if (error instanceof LauncherProblem) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|EDQUOT|No space left on device/.test(text)) return '磁盘空间不足，请清理出至少 1 GB 后重试。';
  const file = error instanceof Error && 'path' in error ? String(error.path) : text;
  if (/EACCES|EPERM/.test(text)) return `没有读写权限：${file}。请换有权限的用户启动，或更改它的权限。`;
  if (/EROFS/.test(text)) return `所在的磁盘是只读的，不能写入：${file}。`;
  return `启动失败：${text}`;
}
