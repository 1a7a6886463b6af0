/** A failure that a person can act on: its message is the whole sentence to show, without a stack. */
export class LauncherProblem extends Error {
  name = 'LauncherProblem';
}

/**
 * The sentence for any failure of a start: our own as written, a full disk by name, anything else as it is.
 * @param {unknown} error
 */
export function sentenceFor(error) {
  if (error instanceof LauncherProblem) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|No space left on device/.test(text)) return '磁盘空间不足，请清理出至少 1 GB 后重试。';
  if (/EACCES|EPERM/.test(text)) return `没有读写权限：${text}`;
  return `启动失败：${text}`;
}
