import { Body, Controller, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  addSignedCopy,
  type Body as BodyOf,
  compareWordFile,
  downloadReport,
  downloadSigningSheet,
  downloadWordExport,
  exportWord,
  listSignedCopies,
  listWordExports,
  type Params,
  type Query as QueryOf,
  type SignedCopyView,
  type WordComparisonView,
  type WordExport,
} from '@nianbao/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { ReportFileService } from './report-file.service.ts';
import { sendFile } from './sent-file.ts';
import { SignedCopiesService } from './signed-copies.service.ts';
import { SigningSheetService } from './signing-sheet.service.ts';
import { WordComparisonService } from './word-comparison.service.ts';
import { WordExportsService } from './word-exports.service.ts';

@Controller()
export class ExportsController {
  constructor(
    private readonly files: ReportFileService,
    private readonly exports: WordExportsService,
    private readonly comparison: WordComparisonService,
    private readonly sheets: SigningSheetService,
    private readonly copies: SignedCopiesService,
  ) {}

  @Handles(downloadReport)
  async download(
    @User() user: SignedInUser,
    @Param({ schema: downloadReport.params }) { id }: Params<typeof downloadReport>,
    @Query({ schema: downloadReport.query }) { format, template }: QueryOf<typeof downloadReport>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.files.make(user, id, format, template));
  }

  @Handles(exportWord)
  export(
    @User() user: SignedInUser,
    @Param({ schema: exportWord.params }) { id }: Params<typeof exportWord>,
    @Body({ schema: exportWord.body }) body: BodyOf<typeof exportWord>,
  ): Promise<WordExport> {
    return this.exports.create(user, id, body);
  }

  @Handles(listWordExports)
  list(
    @User() user: SignedInUser,
    @Param({ schema: listWordExports.params }) { id }: Params<typeof listWordExports>,
  ): Promise<WordExport[]> {
    return this.exports.list(user, id);
  }

  @Handles(downloadWordExport)
  async downloadWord(
    @User() user: SignedInUser,
    @Param({ schema: downloadWordExport.params }) { id }: Params<typeof downloadWordExport>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.exports.file(user, id));
  }

  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Handles(compareWordFile)
  compare(
    @User() user: SignedInUser,
    @Param({ schema: compareWordFile.params }) { id }: Params<typeof compareWordFile>,
    @Req() request: FastifyRequest,
  ): Promise<WordComparisonView> {
    return this.comparison.compare(user, id, request);
  }

  @Handles(downloadSigningSheet)
  async sheet(
    @User() user: SignedInUser,
    @Param({ schema: downloadSigningSheet.params }) { id }: Params<typeof downloadSigningSheet>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.sheets.make(user, id));
  }

  @Handles(addSignedCopy)
  addCopy(
    @User() user: SignedInUser,
    @Param({ schema: addSignedCopy.params }) { id }: Params<typeof addSignedCopy>,
    @Body({ schema: addSignedCopy.body }) body: BodyOf<typeof addSignedCopy>,
  ): Promise<SignedCopyView> {
    return this.copies.add(user, id, body);
  }

  @Handles(listSignedCopies)
  listCopies(
    @User() user: SignedInUser,
    @Param({ schema: listSignedCopies.params }) { id }: Params<typeof listSignedCopies>,
  ): Promise<SignedCopyView[]> {
    return this.copies.list(user, id);
  }
}
