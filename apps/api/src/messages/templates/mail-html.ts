const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign);

/**
 * The HTML of a mail from its text: paragraphs where lines are empty, and links only to our own pages. Everything is
 * escaped after the values are in, so that neither a value nor a template can bring a tag.
 */
export function mailHtml(text: string, footer: string, publicUrl: string): string {
  const paragraphs = (part: string, style: string) =>
    part
      .trim()
      .split(/\n{2,}/u)
      .map((lines) => `<p style="margin:0 0 14px;${style}">${lines.split('\n').map(line).join('<br>')}</p>`)
      .join('');
  const line = (raw: string) =>
    raw
      .split(/(https?:\/\/\S+)/u)
      .map((piece) => (isOurs(piece, publicUrl) ? anchor(piece) : escapeHtml(piece)))
      .join('');
  return `<!doctype html><html lang="zh-CN"><body style="margin:0;padding:24px;background:#f4f6f9">
<div style="max-width:600px;margin:0 auto;padding:28px 30px;background:#fff;border:1px solid #e3e8ef;border-radius:6px;font:15px/1.8 'Microsoft YaHei','PingFang SC',sans-serif;color:#1f2937;overflow-wrap:anywhere">
${paragraphs(text, '')}
<hr style="border:0;border-top:1px solid #e3e8ef;margin:20px 0 14px">
${paragraphs(footer, 'font-size:13px;color:#5b6575')}
</div></body></html>`;
}

const isOurs = (piece: string, publicUrl: string): boolean =>
  URL.canParse(piece) && new URL(piece).origin === new URL(publicUrl).origin;

/** What the link does and where it leads: the whole address would fill a phone's screen, none would be a riddle. */
function anchor(url: string): string {
  const { pathname, host } = new URL(url);
  const does = pathname.startsWith('/api/unsubscribe/')
    ? '退订'
    : pathname.startsWith('/api/confirm-email/')
      ? '确认邮箱'
      : pathname.endsWith('/notifications/settings')
        ? '打开消息设置'
        : '打开办理';
  return `<a href="${escapeHtml(url)}" style="color:#1d4f91">${does}（${escapeHtml(host)}）</a>`;
}
