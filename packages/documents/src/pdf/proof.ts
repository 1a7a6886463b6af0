import { renderSVG } from 'uqr';

/** What the foot of each page says to prove where it comes from. */
export interface PdfProof {
  /** A QR code as SVG. */
  code: string;
  alt: string;
  lines: string[];
}

/** Enough of a hash to compare by eye, in groups of four. */
export const shortHash = (hash: string): string => (hash.slice(0, 16).match(/.{4}/gu) ?? []).join(' ');

/** The short hash in words; the code leads to `url`, or where there is none, holds the whole hash. */
export function pdfProof(hash: string | undefined, url: string | undefined): PdfProof | null {
  if (hash === undefined) return null;
  return {
    code: renderSVG(url ?? `sha256:${hash}`, { ecc: 'M', border: 1 }),
    alt: `二维码：${url ?? `内容校验码 ${hash}`}`,
    lines: [
      '内容校验码（SHA-256 前16位）',
      shortHash(hash),
      ...(url === undefined ? [] : ['扫码核对网上公开的内容']),
    ],
  };
}
