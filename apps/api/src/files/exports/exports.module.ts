import { Inject, Module, type OnModuleInit, type OnModuleDestroy } from '@nestjs/common';
import { closePdf, configurePdf } from '@nianbao/documents/pdf';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { ExportsController } from './exports.controller.ts';
import { ReportFileService } from './report-file.service.ts';
import { SignedCopiesService } from './signed-copies.service.ts';
import { SigningSheetService } from './signing-sheet.service.ts';
import { WordComparisonService } from './word-comparison.service.ts';
import { WordExportsService } from './word-exports.service.ts';

@Module({
  controllers: [ExportsController],
  providers: [
    ReportFileService,
    WordExportsService,
    WordComparisonService,
    SigningSheetService,
    SignedCopiesService,
  ],
})
export class ExportsModule implements OnModuleInit, OnModuleDestroy {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  onModuleInit(): void {
    if (this.config.FONT_DIR !== undefined) configurePdf({ fontFolder: this.config.FONT_DIR });
  }

  onModuleDestroy(): void {
    closePdf();
  }
}
