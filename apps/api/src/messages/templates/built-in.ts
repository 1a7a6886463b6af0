import type { TemplateChannel, TemplateTopic } from '@nianbao/contracts';

interface Wording {
  subject: string;
  body: string;
}

const ONE: Record<TemplateChannel, Wording> = {
  email: {
    subject: '{{text}}',
    body: `{{person}}，您好：

{{text}}。

办理地址：
{{link}}

{{organisation}}年报编制系统
{{day}}
`,
  },
  wecom: {
    subject: '',
    body: `**{{topic}}**
> {{text}}
> 涉及：{{person}}

[打开办理]({{link}})`,
  },
  dingtalk: {
    subject: '年报：{{topic}}',
    body: `### {{topic}}

> {{text}}

涉及：{{person}}

[打开办理]({{link}})`,
  },
};

const DIGEST: Record<TemplateChannel, Wording> = {
  email: {
    subject: '年报事项 {{count}} 项（{{day}}）',
    body: `{{person}}，您好：

以下 {{count}} 项与您有关，急的在前。

{{#items}}
{{number}}. 【{{topic}}】{{text}}
{{link}}

{{/items}}
{{organisation}}年报编制系统
{{day}}
`,
  },
  wecom: {
    subject: '',
    body: `**{{organisation}}年报事项 {{count}} 项（{{day}}）**
{{#items}}
> {{number}}. {{topic}}：[{{text}}]({{link}}) {{person}}
{{/items}}`,
  },
  dingtalk: {
    subject: '年报事项 {{count}} 项',
    body: `### {{organisation}}年报事项 {{count}} 项（{{day}}）

{{#items}}
{{number}}. {{topic}}：[{{text}}]({{link}}) {{person}}

{{/items}}`,
  },
};

/** The words that are used until a body writes its own, and whenever its own cannot be used. */
export const builtIn = (topic: TemplateTopic, channel: TemplateChannel): Wording =>
  (topic === 'digest' ? DIGEST : ONE)[channel];
