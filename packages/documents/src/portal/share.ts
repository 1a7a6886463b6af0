import { renderSVG } from 'uqr';
import { escapeHtml } from '../html/escape.ts';
import type { PortalSite } from './model.ts';

/** 分享: the address in words and as a QR code, which is how a page gets onto a phone. Works without a script. */
export function sharing({ origin }: PortalSite, path: string): string {
  if (origin === '') return '';
  const address = origin + path;
  return `<details class="share"><summary>分享</summary><div class="share-box"><p>用手机扫码打开本页：</p>${qrCode(address)}<p class="address">${escapeHtml(address)}</p><button type="button" data-copy-link hidden>复制链接</button></div></details>`;
}

/** Black on white whatever the page's colours: a camera must read it. Equal text gives an equal picture. */
function qrCode(text: string): string {
  const drawn = renderSVG(text, { border: 2, pixelSize: 1 });
  return drawn.replace('<svg ', `<svg class="qr" role="img" aria-label="本页网址的二维码" `);
}
