import { escapeHtml, escapeLines } from '../html/escape.ts';
import type { ChangedPiece, Correction, PortalSite, Publication } from './model.ts';
import { beijingDate, fileSize } from './words.ts';

/** What was changed since the report was first published, above the text: nothing is corrected in silence. */
export function correctionNotice({ corrections, currentPath }: Publication): string {
  const older =
    currentPath === undefined
      ? ''
      : `<p><strong>您正在查看历史版本。</strong>本报告已更正，<a href="${escapeHtml(currentPath)}">查看现行版本</a>。</p>`;
  const newestFirst = corrections.toSorted((a, b) => b.edition - a.edition);
  if (older === '' && newestFirst.length === 0) return '';
  return `<section class="notice" aria-label="更正说明">\n${older}${newestFirst.map(renderCorrection).join('\n')}\n</section>`;
}

function renderCorrection(correction: Correction): string {
  const { edition, correctedAt, reason, approvedBy, changes, previousPath } = correction;
  const approved = approvedBy === undefined ? '' : `签发：${escapeHtml(approvedBy)}。`;
  const previous =
    previousPath === undefined
      ? ''
      : `<a href="${escapeHtml(previousPath)}">查看更正前的版本（第 ${edition - 1} 版）</a>`;
  const rows = changes.map(
    ({ place, pieces }) =>
      `<tr><th scope="row">${escapeLines(place)}</th><td>${side(pieces, 'removed')}</td><td>${side(pieces, 'added')}</td></tr>`,
  );
  const table = `<table><thead><tr><th scope="col">位置</th><th scope="col">更正前</th><th scope="col">更正后</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const list =
    changes.length === 0
      ? ''
      : `<details><summary>更正内容（${changes.length} 处）</summary>${table}</details>`;
  return `<p><strong>更正说明</strong>　${beijingDate(correctedAt)}更正为第 ${edition} 版。原因：${escapeHtml(reason.replace(/[。．.；;\s]+$/u, ''))}。${approved}${previous}</p>${list}`;
}

/** One side of a change: the words that stayed, and marked the ones that went or came. */
function side(pieces: readonly ChangedPiece[], kind: 'removed' | 'added'): string {
  const tag = kind === 'removed' ? 'del' : 'ins';
  const words = pieces
    .filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map((piece) =>
      piece.kind === 'same' ? escapeLines(piece.text) : `<${tag}>${escapeLines(piece.text)}</${tag}>`,
    );
  return words.join('') || '（无）';
}

/** The files with size and hash, so that anyone can tell whether a copy is the published one. */
export function downloadList(site: PortalSite, { downloads, contentHash }: Publication): string {
  const rows = downloads.map(
    ({ label, path, mediaType, bytes, hash }) =>
      `<tr data-sha256="${escapeHtml(hash)}"><th scope="row"><a href="${escapeHtml(path)}" type="${escapeHtml(mediaType)}" download>${escapeHtml(label)}</a></th><td>${fileSize(bytes)}</td><td class="hash">${escapeHtml(hash)}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? ''
      : `<table><thead><tr><th scope="col">文件</th><th scope="col">大小</th><th scope="col">校验值（SHA-256）</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const schema =
    site.schema === undefined || rows.length === 0
      ? ''
      : `<p>全文数据（JSON）各项的含义见<a href="${escapeHtml(site.schema)}">数据结构说明（JSON Schema）</a>。</p>`;
  return `<section class="downloads" aria-labelledby="downloads"><h2 id="downloads">下载与校验</h2>${table}${schema}<p>正文内容校验值　<span class="hash">${escapeHtml(contentHash)}</span></p>${verifyForm(site)}</section>`;
}

/**
 * Whether a file is the published one. With a script it is hashed here and never leaves the machine; without one the
 * form sends it to be hashed. In a folder of files only the script can do it, so the script shows it.
 */
export function verifyForm({ verify }: PortalSite): string {
  const open =
    verify === undefined
      ? '<form class="verify" data-verify hidden>'
      : `<form class="verify" data-verify method="post" action="${escapeHtml(verify)}" enctype="multipart/form-data">`;
  return `${open}<p><label for="verify-file">校验本文件：选择或拖入您手中的文件，查看它是否为已公开的文件</label></p><p><input id="verify-file" type="file" name="file" required><button type="submit">校验</button></p><p data-verify-result role="status"></p></form>`;
}
