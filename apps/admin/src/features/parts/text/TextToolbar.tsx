import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button, Input, Select, Space } from 'antd';
import { useRef } from 'react';
import type { PictureUploads } from './paste/picture-uploads.ts';

const LEVELS = [
  { value: 0, label: '正文' },
  { value: 1, label: '标题（一）' },
  { value: 2, label: '标题 1.' },
  { value: 3, label: '标题（1）' },
  { value: 4, label: '标题 ①' },
] as const;

/** The few things a text of the report may be: heading of four levels, paragraph, free table, picture. */
export function TextToolbar({ editor, uploads }: { editor: Editor; uploads: PictureUploads }) {
  const state = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      level: LEVELS.find(({ value }) => value > 0 && it.isActive('heading', { level: value }))?.value ?? 0,
      inTable: it.isActive('table'),
      caption: it.isActive('picture') ? String(it.getAttributes('picture').caption ?? '') : null,
      undo: it.can().undo(),
      redo: it.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  const setLevel = (value: (typeof LEVELS)[number]['value']) =>
    value === 0 ? chain().setParagraph().run() : chain().setHeading({ level: value }).run();
  return (
    <Space wrap role="toolbar" aria-label="文字格式" size={[6, 6]}>
      <Select
        size="small"
        style={{ width: 120 }}
        aria-label="段落类别"
        value={state.level}
        options={[...LEVELS]}
        disabled={state.inTable}
        onChange={setLevel}
      />
      {state.inTable ? (
        <>
          <Button size="small" onClick={() => chain().addRowAfter().run()}>
            加一行
          </Button>
          <Button size="small" onClick={() => chain().addColumnAfter().run()}>
            加一列
          </Button>
          <Button size="small" onClick={() => chain().deleteRow().run()}>
            删一行
          </Button>
          <Button size="small" onClick={() => chain().deleteColumn().run()}>
            删一列
          </Button>
          <Button size="small" onClick={() => chain().deleteTable().run()}>
            删去表格
          </Button>
        </>
      ) : (
        <Button
          size="small"
          onClick={() => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: false }).run()}
        >
          插入表格
        </Button>
      )}
      {state.caption !== null && <Caption editor={editor} caption={state.caption} />}
      {!state.inTable && <PictureButton editor={editor} uploads={uploads} />}
      <Button size="small" disabled={!state.undo} onClick={() => chain().undo().run()}>
        撤销
      </Button>
      <Button size="small" disabled={!state.redo} onClick={() => chain().redo().run()}>
        重做
      </Button>
    </Space>
  );
}

/** The words under the picture that is selected. */
function Caption({ editor, caption }: { editor: Editor; caption: string }) {
  return (
    <>
      <Input
        size="small"
        style={{ width: 200 }}
        aria-label="图片说明"
        placeholder="图片说明"
        maxLength={500}
        value={caption}
        onChange={(event) => editor.commands.updateAttributes('picture', { caption: event.target.value })}
      />
      <Button size="small" onClick={() => editor.chain().focus().deleteSelection().run()}>
        删去图片
      </Button>
    </>
  );
}

function PictureButton({ editor, uploads }: { editor: Editor; uploads: PictureUploads }) {
  const input = useRef<HTMLInputElement>(null);
  const insert = (files: readonly File[]) =>
    editor
      .chain()
      .focus()
      .insertContent([
        ...files.map((file) => ({ type: 'picture', attrs: { pending: uploads.start(file) } })),
        { type: 'paragraph' },
      ])
      .run();
  return (
    <>
      <Button size="small" onClick={() => input.current?.click()}>
        插入图片
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg,image/gif,image/webp,image/bmp"
        onChange={(event) => {
          insert([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
