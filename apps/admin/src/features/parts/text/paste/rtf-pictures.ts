/** A picture inside RTF; `null` where it is of a kind that no browser shows (EMF, WMF). */
export type RtfPicture = { mediaType: 'image/png' | 'image/jpeg'; bytes: Uint8Array<ArrayBuffer> } | null;

const MOST = 200;

/**
 * The pictures of a text copied in Word or WPS, in order. Their HTML names files on the writer's disk, which no page
 * may read; the RTF beside it holds the bytes.
 */
export function rtfPictures(rtf: string): RtfPicture[] {
  const pictures: RtfPicture[] = [];
  const start = /\{\\pict\b|\{\\nonshppict\b|\{\\\*\\listpicture\b/gu;
  for (let found = start.exec(rtf); found && pictures.length < MOST; found = start.exec(rtf)) {
    const group = groupAt(rtf, found.index);
    start.lastIndex = found.index + group.length;
    // The same picture once more for old readers, or a picture that serves as a bullet.
    if (found[0] === '{\\pict') pictures.push(pictureOf(group));
  }
  return pictures;
}

/** From the brace at `start` to the one that closes it, or to the end. */
function groupAt(rtf: string, start: number): string {
  let depth = 0;
  const mark = /\\.|[{}]/gsu;
  mark.lastIndex = start;
  for (let found = mark.exec(rtf); found; found = mark.exec(rtf)) {
    if (found[0] === '{') depth += 1;
    if (found[0] === '}') depth -= 1;
    if (depth === 0) return rtf.slice(start, found.index + 1);
  }
  return rtf.slice(start);
}

function pictureOf(group: string): RtfPicture {
  const mediaType = /\\pngblip\b/u.test(group)
    ? 'image/png'
    : /\\jpegblip\b/u.test(group)
      ? 'image/jpeg'
      : null;
  if (!mediaType) return null;
  const own = withoutInnerGroups(group.slice(1, -1));
  const hex = own.replaceAll(/\\[a-z]+-?\d* ?|\s+/gu, '');
  if (hex.length === 0 || hex.length % 2 === 1 || /[^0-9a-f]/iu.test(hex)) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return { mediaType, bytes };
}

function withoutInnerGroups(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length;) {
    const brace = text.indexOf('{', at);
    if (brace < 0) return kept + text.slice(at);
    kept += text.slice(at, brace);
    at = brace + groupAt(text, brace).length;
  }
  return kept;
}
