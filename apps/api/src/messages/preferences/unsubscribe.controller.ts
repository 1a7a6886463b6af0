import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import { isAtOnce, isMandatory, TOPIC_LABELS, TOPICS } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Public } from '../../platform/http/public.ts';
import { Person } from '../../body/people/person.entity.ts';
import type { MessagePreference } from './message-preference.entity.ts';
import { keyedPreference } from './keyed-preference.ts';
import { asPage, page } from './mail-page.ts';
import { readUnsubscribeToken, type Unsubscribed } from './unsubscribe-token.ts';

/**
 * Where the links in mails lead. Mail programs post here by themselves when somebody presses 退订 (RFC 8058); a look
 * changes nothing, because scanners of mail follow every link.
 */
@Public()
@ApiExcludeController()
@Controller('api/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly db: DataSource) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { topic } = await this.open(token);
    asPage(reply);
    return page(
      `不再接收${wordsOf(topic)}邮件`,
      `<form method="post"><button>确认不再接收</button></form>
       <p>站内消息照常提醒，“逾期”和“告警”邮件不能关闭。以后可在“我的消息设置”中重新打开。</p>`,
    );
  }

  @Post(':token')
  @HttpCode(200)
  async unsubscribe(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { topic, preference } = await this.open(token);
    const { id, organisationId, personId } = preference;
    const words = topicsOf(topic).map((one) => `email:${one}`);
    await this.db.transaction(async (tx) => {
      const [, changed]: [unknown, number] = await tx.query(
        `UPDATE message_preference SET version = version + 1,
           silenced = ARRAY(SELECT DISTINCT word FROM unnest(silenced || $2::text[]) word ORDER BY word)
         WHERE id = $1 AND NOT silenced @> $2::text[]`,
        [id, words],
      );
      if (changed === 0) return;
      const actor = await tx.findOneByOrFail(Person, { id: personId });
      await record(tx, { organisationId, actor, action: 'preference.unsubscribe', after: { topic } });
    });
    asPage(reply);
    return page(`已不再接收${wordsOf(topic)}邮件`, '<p>以后可在“我的消息设置”中重新打开。</p>');
  }

  private async open(token: string): Promise<{ topic: Unsubscribed; preference: MessagePreference }> {
    const read = readUnsubscribeToken(token);
    const preference = read && (await keyedPreference(this.db, read.preferenceId));
    if (!preference || !read.fits(preference.mailKey)) throw new Problem('not-found');
    return { topic: read.topic, preference };
  }
}

/** `late` is not among them: a token for it, which no mail carries, switches nothing off. */
const topicsOf = (topic: Unsubscribed) =>
  topic === 'digest' ? TOPICS.filter((one) => !isAtOnce(one)) : isMandatory(topic) ? [] : [topic];

const wordsOf = (topic: Unsubscribed): string =>
  topic === 'digest' ? '每日摘要' : `“${TOPIC_LABELS[topic]}”`;
