import type { Block } from '@nianbao/report-formats';
import { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blocksOfDoc, docOfBlocks } from '../blocks-doc.ts';
import { blockExtensions } from '../schema.ts';
import { showBlocks } from '../show-blocks.ts';
import portal from './fixtures/portal.html?raw';
import word from './fixtures/word.html?raw';
import wps from './fixtures/wps.html?raw';
import { PictureUploads } from './picture-uploads.ts';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const HEX = [...atob(PNG)].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
const ATTACHMENT = '0c7e1d1e-5f1c-4d53-9c53-1a2b3c4d5e6f';

// jsdom has no such event, and ProseMirror makes one to paste.
beforeEach(() => vi.stubGlobal('ClipboardEvent', Event));
let editor: Editor | undefined;
afterEach(() => editor?.destroy());

/** An editor on a page, what it told its person, and what it sent. */
function editing(
  text = '',
  upload: (file: File) => Promise<{ id: string }> = async () => ({ id: ATTACHMENT }),
) {
  const notices: string[] = [];
  const sent: File[] = [];
  const uploads = new PictureUploads({
    onRefused: (reason) => notices.push(reason),
    upload: (file) => {
      sent.push(file);
      return upload(file);
    },
    retry: 5,
  });
  const blocks: Block[] = text === '' ? [] : [{ id: 'p1', kind: 'paragraph', text }];
  const typed = new Editor({
    extensions: blockExtensions({ uploads, onNotice: (notice) => notices.push(notice) }),
    content: docOfBlocks(blocks),
  });
  editor = typed;
  uploads.watch(() => typed.view.dispatch(typed.state.tr));
  const paste = (clipboard: { html?: string; text?: string; rtf?: string; files?: File[] }) => {
    const data = {
      files: clipboard.files ?? [],
      getData: (type: string) =>
        ({ 'text/html': clipboard.html, 'text/plain': clipboard.text, 'text/rtf': clipboard.rtf })[type] ??
        '',
    };
    typed.view.dom.dispatchEvent(
      Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: data }),
    );
  };
  return { typed, notices, sent, paste };
}

const lines = (typed: Editor) =>
  blocksOfDoc(typed.getJSON()).map((block) => {
    if (block.kind === 'table') return block.rows;
    if (block.kind === 'image') return `[图] ${block.caption}`;
    return block.kind === 'heading' ? `${'#'.repeat(block.level)} ${block.text}` : block.text;
  });

describe('a text from Word', () => {
  it('keeps headings by their numbers, words and tables, and nothing of its formats', () => {
    const { typed, paste } = editing();

    paste({ html: word });

    expect(lines(typed)).toEqual([
      '# 一、工作推进情况',
      '全年通过门户网站公开信息1,280条，其中规范性文件3件。',
      '## （一）主动公开',
      '### 1.健全工作机制',
      '#### （1）明确责任分工',
      '• 每月通报一次，每年考核一次。',
      [
        ['渠道', '条数', ''],
        ['', '2024', '2025'],
        ['网站', '100', '120\n另转载2'],
      ],
    ]);
  });

  it('takes the pictures out of its RTF and sends them as attachments', async () => {
    const { typed, paste, sent, notices } = editing();
    const rtf = `{\\rtf1{\\*\\listpicture{\\pict\\pngblip ffff}}{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}}}\\picw10\\pngblip\n${HEX}}}{\\nonshppict{\\pict\\wmetafile8 0100}}}`;

    paste({ html: word, rtf });
    await vi.waitFor(() => expect(lines(typed)).toContain('[图] 公开渠道占比图'));

    expect(sent.map(({ type, size }) => [type, size])).toEqual([['image/png', HEX.length / 2]]);
    expect(notices.filter((notice) => notice.includes('图片'))).toEqual([]);
  });

  it('says which pictures and struck words it could not take', () => {
    const { paste, notices, sent } = editing();

    paste({ html: word });

    expect(notices).toEqual([
      '1 张图片没有随文字粘贴。请在原文中单独复制图片，再粘贴一次。',
      '1 处带删除线的文字没有粘贴。',
    ]);
    expect(sent).toEqual([]);
  });
});

describe('a text from WPS', () => {
  it('keeps headings by their numbers; a long numbered sentence stays a paragraph', () => {
    const { typed, paste } = editing();

    paste({ html: wps });

    expect(lines(typed)).toEqual([
      '# （一）依申请公开',
      '全年受理申请15件，均按期答复。',
      '## 1.办理情况',
      '### （1）答复时限',
      '（2）全年答复15件，平均用时9个工作日；其中延期答复2件。',
      [
        ['方式', '件数'],
        ['信函', '6'],
      ],
    ]);
  });
});

describe('a page of a website', () => {
  it('keeps paragraphs, headings and numbers of lists; runs nothing', () => {
    const { typed, paste, notices } = editing();

    paste({ html: portal });

    expect(lines(typed)).toEqual([
      '政务公开工作小结',
      '今年以来，我局坚持公开为常态。',
      '一是抓制度，修订指南1次。',
      '二是抓平台。',
      '# 存在问题',
      '# 一、解读不及时',
      '二、公众参与度有待提高，2025年征集意见3次，收到建议不多。',
      '• 加强培训',
      '政府开放日活动现场',
      '布局里的正文。',
    ]);
    expect(notices).toEqual(['1 张图片在其他网站上，没有粘贴。请另存到本机后用“插入图片”放进来。']);
    expect('ran' in window).toBe(false);
  });
});

describe('plain text', () => {
  it('is told into headings and paragraphs by its numbers', () => {
    const { typed, paste } = editing();

    paste({ text: '（一）主动公开\r\n　　全年公开120条。\r\n1.平台建设\r\n\r\n网站改版。' });

    expect(lines(typed)).toEqual(['# （一）主动公开', '全年公开120条。', '## 1.平台建设', '网站改版。']);
  });

  it('goes into the sentence where it is only words', () => {
    const { typed, paste } = editing('前后');
    typed.commands.setTextSelection(2);

    paste({ text: '中间' });

    expect(lines(typed)).toEqual(['前中间后']);
  });
});

describe('pictures', () => {
  it('in the clipboard become attachments; undo takes them away again', async () => {
    const { typed, paste } = editing('正文');
    typed.commands.setTextSelection(3);
    paste({ files: [new File(['x'], '截图.png', { type: 'image/png' })] });

    expect(lines(typed)).toEqual(['正文']);
    await vi.waitFor(() => expect(lines(typed)).toEqual(['正文', '[图] ']));
    typed.commands.insertContent('接着写');
    expect(lines(typed)).toEqual(['正文', '[图] ', '接着写']);
    typed.commands.undo();
    typed.commands.undo();

    expect(lines(typed)).toEqual(['正文']);
  });

  it('inside a data address become attachments with their caption', async () => {
    const { typed, paste, sent } = editing();

    paste({
      html: `<p>见图</p><figure><img src="data:image/png;base64,${PNG}"><figcaption>图 1 渠道</figcaption></figure>`,
    });
    await vi.waitFor(() => expect(lines(typed)).toEqual(['见图', '[图] 图 1 渠道']));

    expect(sent[0]?.type).toBe('image/png');
  });

  it('wait in the text while the server is away, and stay when others save meanwhile', async () => {
    const { ApiProblem } = await import('../../../../lib/call.ts');
    let away = true;
    const { typed, paste } = editing('正文', async () => {
      if (away) throw new ApiProblem({ code: 'offline', message: '离线' });
      return { id: ATTACHMENT };
    });
    typed.commands.setTextSelection(3);
    paste({ files: [new File(['x'], '截图.png', { type: 'image/png' })] });

    showBlocks(typed, [{ id: 'p1', kind: 'paragraph', text: '别人改的正文' }]);
    away = false;

    await vi.waitFor(() => expect(lines(typed)).toEqual(['别人改的正文', '[图] ']));
  });

  it('that the server will not have go, with its reason', async () => {
    const { ApiProblem } = await import('../../../../lib/call.ts');
    const { typed, paste, notices } = editing('正文', async () => {
      throw new ApiProblem({
        code: 'too-large',
        message: '提交的内容过大',
        details: [{ field: 'file', message: '文件不能超过 20 MB' }],
      });
    });

    paste({ files: [new File(['x'], '截图.png', { type: 'image/png' })] });

    await vi.waitFor(() => expect(notices).toEqual(['图片没有上传：文件不能超过 20 MB']));
    expect(typed.state.doc.toString()).not.toContain('picture');
  });

  it('made of SVG are refused: they are programs', () => {
    const { typed, paste, sent } = editing();

    paste({ html: '<p>字</p><img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">' });

    expect([lines(typed), sent]).toEqual([['字'], []]);
  });
});

it('holds words only in a cell of a free table', () => {
  const { typed, paste } = editing();
  typed.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: false });

  paste({ text: '（一）甲\n乙' });

  expect(lines(typed)[0]).toEqual([
    ['（一）甲\n乙', ''],
    ['', ''],
  ]);
});
