import type { ReceiptView } from '@nianbao/contracts';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { publish } from '../../../test/acts.ts';
import { addressOf } from '../../../test/address-of.ts';
import {
  body,
  clock,
  messages,
  path,
  publishing,
  report,
  started,
  usePublishing,
} from '../../../test/publishing.ts';
import { ViewCounter } from '../../portal/view-counter.ts';
import { Proofs } from './proofs.ts';

usePublishing();

describe('proof of publication', () => {
  const prove = async (): Promise<ReceiptView> =>
    (await (await started.as(body.office)).post(path('receipts'))).body;

  it('keeps a receipt that the public page says what was signed', async () => {
    await publish(started, body, report.id);

    const receipt = await prove();

    expect(receipt).toMatchObject({ ok: true, edition: 1, failure: null });
    expect(receipt.foundHash).toBe(receipt.expectedHash);
    expect((await publishing()).receipts).toMatchObject([{ ok: true }]);
  });

  it('fails, and alarms once a day, when the page is altered behind the system’s back', async () => {
    await publish(started, body, report.id);
    const proofs = started.app.get(Proofs);
    // A published row cannot be changed by the product; somebody who owns the server can.
    await started.db.transaction(async (tx) => {
      await tx.query('ALTER TABLE publication DISABLE TRIGGER publication_append_only');
      await tx.query(
        `UPDATE publication SET content = jsonb_set(content, '{title}', '"别的标题"') WHERE report_id = $1`,
        [report.id],
      );
      await tx.query('ALTER TABLE publication ENABLE TRIGGER publication_append_only');
    });

    await proofs.proveDue();
    clock.forward(120);
    await proofs.proveDue();

    const { receipts } = await publishing();
    expect(receipts).toMatchObject([{ ok: false, failure: '公开页面的内容与签发的不一致' }, { ok: false }]);
    expect(await messages('publication.alarm')).toHaveLength(1);
  });

  it('fails when the public address does not answer, and never counts as good', async () => {
    await publish(started, body, report.id);
    const { PUBLIC_URL } = started.config;
    started.config.PUBLIC_URL = 'http://127.0.0.1:9';
    try {
      const receipt = await prove();
      expect(receipt).toMatchObject({ ok: false, foundHash: null });
      expect(receipt.failure).toContain('无法访问');
    } finally {
      started.config.PUBLIC_URL = PUBLIC_URL;
    }
  });

  it('fails where the public is shown more than what was published', async () => {
    await publish(started, body, report.id);
    const { PUBLIC_URL } = started.config;
    const between = createServer(async ({ url }, answer) => {
      const page = await (await fetch(`${PUBLIC_URL}${url}`)).text();
      answer.writeHead(200).end(page.replace('<article', '<p>本报告作废</p><article'));
    });
    started.config.PUBLIC_URL = await addressOf(between);
    try {
      expect(await prove()).toMatchObject({
        ok: false,
        failure: expect.stringContaining('在正文之外有增减或改动，从“本报告作废'),
      });
    } finally {
      started.config.PUBLIC_URL = PUBLIC_URL;
      between.close();
    }
  });

  it('is no visitor of the page', async () => {
    await publish(started, body, report.id);
    await prove();
    await started.app.get(ViewCounter).write();

    expect(
      await started.db.query('SELECT visitors FROM view_count WHERE organisation_id = $1', [
        body.organisation.id,
      ]),
    ).toEqual([]);
  });

  it('is taken daily until the last legal day of any body, once a day', async () => {
    await publish(started, body, report.id);
    const proofs = started.app.get(Proofs);
    for (const at of [
      '2026-01-20T03:00:00Z',
      '2026-01-20T05:00:00Z',
      '2026-01-21T01:00:00Z',
      '2026-03-31T01:00:00Z',
      '2026-04-20T01:00:00Z',
    ]) {
      clock.set(at);
      // As two servers would.
      await Promise.all([proofs.proveDue(), proofs.proveDue()]);
    }

    expect((await publishing()).receipts.map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-03-31',
      '2026-01-21',
      '2026-01-20',
    ]);
  });

  it('is refused while nothing is public', async () => {
    expect((await (await started.as(body.office)).post(path('receipts'))).status).toBe(409);
  });
});
