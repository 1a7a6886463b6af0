import { TEMPLATE_CHANNELS, type TemplateChannel, type TemplateTopic } from '@nianbao/contracts';
import { Check, Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** A body's own words for one topic on one channel. */
@Entity('message_template')
@Check(
  'message_template_channel',
  `channel IN (${TEMPLATE_CHANNELS.map((channel) => `'${channel}'`).join(', ')})`,
)
export class MessageTemplate {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text') topic: TemplateTopic;
  @PrimaryColumn('text') channel: TemplateChannel;
  @Column('text') subject: string;
  @Column('text') body: string;
  /** Why it could not be used when a message was to be sent. */
  @Column('text', { nullable: true }) broken: string | null;
  @VersionColumn() version: number;
}
