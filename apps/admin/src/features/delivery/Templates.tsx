import {
  TEMPLATE_CHANNELS,
  TEMPLATE_TOPICS,
  type TemplateChannel,
  type TemplateTopic,
} from '@nianbao/contracts';
import { Alert, Segmented, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../ui/Loading.tsx';
import { Card } from '../../ui/Page.tsx';
import { useTemplates } from '../../server/delivery.ts';
import { TemplateForm } from './TemplateForm.tsx';
import { TEMPLATE_CHANNEL_LABELS, topicLabel } from './words.ts';

/** The words of each kind of message on each channel. */
export function Templates() {
  const [topic, setTopic] = useState<TemplateTopic>('returned');
  const [channel, setChannel] = useState<TemplateChannel>('email');
  return (
    <Loaded query={useTemplates()}>
      {({ templates, fields }) => {
        const shown = templates.find((one) => one.topic === topic && one.channel === channel);
        const label = (value: TemplateTopic) =>
          `${topicLabel(value)}${templates.some((one) => one.topic === value && one.version > 0) ? '（已修改）' : ''}`;
        return (
          <>
            <Space wrap>
              <Select
                aria-label="消息类别"
                style={{ width: 200 }}
                value={topic}
                onChange={setTopic}
                options={TEMPLATE_TOPICS.map((value) => ({ value, label: label(value) }))}
              />
              <Segmented
                aria-label="通道"
                value={channel}
                onChange={setChannel}
                options={TEMPLATE_CHANNELS.map((value) => ({ value, label: TEMPLATE_CHANNEL_LABELS[value] }))}
              />
            </Space>
            {shown && (
              <Card
                title={`${topicLabel(topic)} · ${TEMPLATE_CHANNEL_LABELS[channel]}`}
                extra={shown.version > 0 ? <Tag color="blue">本单位的模板</Tag> : <Tag>内置模板</Tag>}
              >
                {shown.broken && (
                  <Alert
                    type="error"
                    showIcon
                    style={{ marginBottom: 14 }}
                    title="本单位的模板不能使用，目前发送的是内置模板"
                    description={shown.broken}
                  />
                )}
                <TemplateForm key={`${topic} ${channel} ${shown.version}`} template={shown} fields={fields} />
              </Card>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
