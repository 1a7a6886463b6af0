/** One document to set, as it goes to the process that runs Typst. */
export interface PdfJob {
  template: 'report' | 'signing-sheet';
  /** JSON for the template. Text in it is data, never code. */
  data: object;
  pictures: { name: string; bytes: Uint8Array }[];
  /** Seconds since 1970 that the file names as its time, so that equal content gives equal bytes. */
  timestamp: number;
}

export type PdfRequest = { id: number; job: PdfJob };
export type PdfAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string };

/** What a compiling process is told when it starts. */
export interface PdfSetUp {
  templates: string;
  fontFolders: string[];
}
