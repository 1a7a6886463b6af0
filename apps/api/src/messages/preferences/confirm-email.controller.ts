import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Public } from '../../platform/http/public.ts';
import { escapeHtml } from '../templates/mail-html.ts';
import { Person } from '../../body/people/person.entity.ts';
import { readConfirmToken } from './confirm-token.ts';
import { keyedPreference } from './keyed-preference.ts';
import { asPage, page } from './mail-page.ts';
import type { MessagePreference } from './message-preference.entity.ts';

/** Where the letter that asks for a confirmation leads. A look confirms nothing: scanners of mail follow every link. */
@Public()
@ApiExcludeController()
@Controller('api/confirm-email')
export class ConfirmEmailController {
  constructor(private readonly db: DataSource) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { address, waits } = await this.open(token);
    asPage(reply);
    if (!waits) return page('邮箱已确认', `<p>消息将发到 ${escapeHtml(address)}。</p>`);
    return page(
      '确认邮箱',
      `<p>确认后，年报编制系统的消息将发到 ${escapeHtml(address)}。</p><form method="post"><button>确认是我的邮箱</button></form>`,
    );
  }

  @Post(':token')
  @HttpCode(200)
  async confirm(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { preference, address } = await this.open(token);
    const { id, organisationId, personId } = preference;
    await this.db.transaction(async (tx) => {
      const [, changed]: [unknown, number] = await tx.query(
        `UPDATE message_preference SET email = email_pending, email_pending = '', email_refused = NULL,
           version = version + 1 WHERE id = $1 AND email_pending = $2`,
        [id, address],
      );
      if (changed === 0) return;
      const actor = await tx.findOneByOrFail(Person, { id: personId });
      await record(tx, { organisationId, actor, action: 'preference.confirm', after: { email: address } });
    });
    asPage(reply);
    return page('邮箱已确认', `<p>消息将发到 ${escapeHtml(address)}。可在“我的消息设置”中更改。</p>`);
  }

  private async open(
    token: string,
  ): Promise<{ preference: MessagePreference; address: string; waits: boolean }> {
    const read = readConfirmToken(token);
    const preference = read && (await keyedPreference(this.db, read.preferenceId));
    if (!preference) throw new Problem('not-found');
    const { mailKey, email, emailPending } = preference;
    const address = [emailPending, email].find((one) => read.confirms(mailKey, one));
    if (address === undefined) throw new Problem('not-found');
    return { preference, address, waits: address === emailPending };
  }
}
