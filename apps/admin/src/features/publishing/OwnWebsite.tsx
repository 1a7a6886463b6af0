import { CopyOutlined, DownloadOutlined, EyeOutlined } from '@ant-design/icons';
import { exportPortal } from '@nianbao/contracts';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { copyText } from '../../lib/copy-text.ts';
import { Card } from '../../ui/Page.tsx';
import { explanationOf, ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';
import { useFragment } from '../../server/publishing.ts';

/** What the office carries to the body's own website: the report as a fragment, and all public pages as a folder. */
export function OwnWebsite({ publishing: { publicationId } }: Pick<CardProps, 'publishing'>) {
  const office = rolesOf(useSignedIn()).has('office');
  if (!office) return null;
  return (
    <Card title="放到本单位网站">
      <h3 className={styles.heading}>网页片段</h3>
      <p className={styles.note}>公开版本的正文，样式写在元素上，可粘贴到本单位网站后台的源代码编辑框。</p>
      {publicationId === null ? <p>公开之后可以复制。</p> : <Fragment publicationId={publicationId} />}
      <h3 className={styles.heading}>静态文件包</h3>
      <StaticSite />
    </Card>
  );
}

function Fragment({ publicationId }: { publicationId: string }) {
  const fragment = useFragment();
  const [shown, setShown] = useState<string | null>(null);
  const { message } = App.useApp();
  const copy = () =>
    fragment.mutate(publicationId, {
      onSuccess: ({ html }) =>
        void copyText(html).then((copied) =>
          copied ? message.success('已复制网页片段') : message.error('浏览器不允许复制，请在预览中手工复制'),
        ),
      onError: (error) => void message.error(explanationOf(error)),
    });
  const preview = () => fragment.mutate(publicationId, { onSuccess: ({ html }) => setShown(html) });
  return (
    <div className={styles.acts}>
      <Button icon={<CopyOutlined />} loading={fragment.isPending} onClick={copy}>
        复制网页片段
      </Button>
      <Button icon={<EyeOutlined />} disabled={fragment.isPending} onClick={preview}>
        预览
      </Button>
      <ProblemAlert error={fragment.error} onClose={fragment.reset} />
      <Modal
        open={shown !== null}
        title="网页片段预览"
        width="min(1000px, 96vw)"
        onCancel={() => setShown(null)}
        footer={<Button onClick={() => setShown(null)}>关闭</Button>}
        destroyOnHidden
      >
        {/* Nothing in it runs, and nothing in it reaches this page. */}
        <iframe className={styles.preview} title="网页片段" sandbox="" srcDoc={shown ?? ''} />
        <details className={styles.source}>
          <summary>源代码</summary>
          <Input.TextArea aria-label="网页片段源代码" readOnly rows={8} value={shown ?? ''} />
        </details>
      </Modal>
    </div>
  );
}

const BASE = [
  {
    validator: (_: unknown, base: string | undefined) =>
      exportPortal.query.safeParse(base ? { base } : {}).success
        ? Promise.resolve()
        : Promise.reject(new Error('请填写以 http:// 或 https:// 开头的完整地址，或留空')),
  },
];

function StaticSite() {
  const download = ({ base }: { base?: string }) => {
    const asked = base ? `?${new URLSearchParams({ base }).toString()}` : '';
    window.location.assign(`/api/portal/export${asked}`);
  };
  return (
    <Form name="static-site" layout="vertical" requiredMark={false} onFinish={download}>
      <p className={styles.note}>本单位全部公开页面，解压后放到任何网站服务器即可打开，不需要本系统。</p>
      <div className={styles.hash}>
        <Form.Item
          style={{ marginBottom: 8 }}
          name="base"
          label="将来存放的网址（可不填）"
          rules={BASE}
          validateTrigger="onBlur"
        >
          <Input placeholder="https://www.example.gov.cn/nianbao/" autoComplete="off" maxLength={300} />
        </Form.Item>
        <Button htmlType="submit" icon={<DownloadOutlined />}>
          下载静态文件包
        </Button>
      </div>
    </Form>
  );
}
