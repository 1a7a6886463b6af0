import { DEFAULT_PUBLISHING, type PublishingRules } from '@nianbao/contracts';
import { numberOf, seriesOf } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';
import type { IssuedNumber } from './publication-plan.entities.ts';

export const NUMBERS = { indexNumber: '索引号', documentNumber: '文号' } as const;
type Kind = keyof typeof NUMBERS;
type Typed = { [kind in Kind]?: string | undefined };

/**
 * Keeps the numbers that somebody typed for this report.
 * @throws already-exists when one is another report's, of this body, whether it was given out, typed or imported.
 */
export async function claimTyped(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  metadata: Typed,
): Promise<void> {
  for (const kind of Object.keys(NUMBERS) as Kind[]) {
    const number = metadata[kind]?.trim();
    if (!number) continue;
    const owner = await claim(tx, { organisationId, kind, number, series: null, serial: null, reportId });
    if (owner === null) continue;
    const message = `${NUMBERS[kind]}“${number}”已用于${owner}，不能重复使用`;
    throw new Problem('already-exists', [{ field: `metadata.${kind}`, message }]);
  }
}

/** The next number of the body's pattern, or the one that the report was given before. */
export async function nextNumber(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  kind: Kind,
  { rules = DEFAULT_PUBLISHING, day }: { rules?: PublishingRules | undefined; day: string },
): Promise<string> {
  const pattern = rules[kind];
  if (pattern === '')
    throw noPattern(kind, `还没有设置${NUMBERS[kind]}规则，请在单位设置中填写，或直接填写编号`);
  if (pattern.includes('{机构代码}') && rules.code === '')
    throw noPattern(kind, '还没有填写机构代码，请在单位设置中填写');
  const series = seriesOf(pattern, { code: rules.code, day });
  const [given] = await tx.query<{ number: string }[]>(
    `SELECT number FROM issued_number WHERE organisation_id = $1 AND kind = $2 AND report_id = $3 AND series = $4
     ORDER BY serial DESC LIMIT 1`,
    [organisationId, kind, reportId, series],
  );
  if (given) return given.number;
  const [last] = await tx.query<{ serial: number }[]>(
    `SELECT coalesce(max(serial), 0)::int AS serial FROM issued_number
     WHERE organisation_id = $1 AND kind = $2 AND series = $3`,
    [organisationId, kind, series],
  );
  // Numbers that were typed by hand, or that two offices take at once, are passed over.
  for (let serial = (last?.serial ?? 0) + 1; ; serial++) {
    const number = numberOf(series, serial);
    if ((await claim(tx, { organisationId, kind, number, series, serial, reportId })) === null) return number;
  }
}

const noPattern = (kind: Kind, message: string) => new Problem('invalid-input', [{ field: kind, message }]);

/** `null`: the number is the report's. Otherwise in words whose it is. */
async function claim(tx: EntityManager, one: Omit<IssuedNumber, 'at'>): Promise<string | null> {
  const { organisationId, kind, number, series, serial, reportId } = one;
  const [imported] = await tx.query<{ year: number }[]>(
    `SELECT year FROM publication WHERE organisation_id = $1 AND content -> 'metadata' ->> $2 = $3
       AND report_id IS DISTINCT FROM $4 LIMIT 1`,
    [organisationId, kind, number, reportId],
  );
  if (imported) return `${imported.year}年度年报`;
  await tx.query(
    `INSERT INTO issued_number (organisation_id, kind, number, series, serial, report_id)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [organisationId, kind, number, series, serial, reportId],
  );
  const [owner] = await tx.query<{ report_id: string; year: number; serial: number | null }[]>(
    `SELECT n.report_id, r.year, n.serial FROM issued_number n JOIN report r ON r.id = n.report_id
     WHERE n.organisation_id = $1 AND n.kind = $2 AND n.number = $3`,
    [organisationId, kind, number],
  );
  return owner === undefined || owner.report_id === reportId ? null : `${owner.year}年度年报`;
}
