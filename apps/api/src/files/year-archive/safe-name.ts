/** Names under which some systems know a device, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
/** Folders, characters that some system forbids, and those that turn or hide the ones beside them. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** In characters; with the folders before it a path stays far below the 260 of Windows. */
const LONGEST = 60;

/** A name that is one on any system, with the ending that says what the file is. */
export function safeName(name: string): string {
  const plain = name
    .replaceAll(FORBIDDEN, '_')
    .replace(/[. ]+$/u, '')
    .trim();
  const ending = /\.[a-z0-9]{1,8}$/iu.exec(plain)?.[0] ?? '';
  const characters = [...plain];
  const stem = characters.slice(0, Math.min(LONGEST, characters.length) - ending.length).join('');
  const short = `${stem.trimEnd()}${ending}` || '附件';
  return DEVICE.test(short) ? `_${short}` : short;
}
