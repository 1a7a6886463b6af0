import { Logger } from '@nestjs/common';
import { PdfFailure } from '@nianbao/documents/pdf';
import { Problem } from '../../platform/http/problem.ts';

const logger = new Logger('Pdf');

/** The PDF, or a refusal that says why there is none: it is no fault of the system that too many are asked for at once. */
export async function madePdf(made: Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof PdfFailure)) throw error;
    logger.warn(`${error.reason}: ${String(error.cause ?? error.message)}`);
    throw new Problem('pdf-unavailable', [{ field: 'format', message: error.message }]);
  }
}
