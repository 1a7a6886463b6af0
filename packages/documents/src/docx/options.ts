import type { DocxFonts } from './fonts.ts';
import type { DocxPicture } from './picture.ts';

export interface DocxOptions {
  fonts?: Partial<DocxFonts>;
  /** The bytes of an attached picture; one that is missing is named in words. */
  picture?: (attachmentId: string) => DocxPicture | undefined;
  /** 成文日期 as printed, `2025年1月20日`; without it the one of the metadata, and without that no 署名. */
  date?: string;
  contentHash?: string;
  /** Kept in the file, so that what comes back from Word is compared with what went out. */
  exportId?: string;
}
