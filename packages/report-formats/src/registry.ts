import type { ReportFormat } from './format.ts';
import { annual2019 } from './formats/annual-2019.ts';
import { annual2021 } from './formats/annual-2021.ts';
import { statistics2014 } from './formats/statistics-2014.ts';

/** Oldest first. Not exported by the package: only a test may put a format of its own here, for a while. */
export const registry: ReportFormat[] = [statistics2014, annual2019, annual2021];
