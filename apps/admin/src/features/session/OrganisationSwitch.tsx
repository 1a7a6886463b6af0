import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { sentenceOf } from '../../ui/ProblemAlert.tsx';
import styles from './OrganisationSwitch.module.css';
import { useSignedIn, useSwitchOrganisation } from '../../server/session.ts';

/** The body one works in, and the others one may change to. */
export function OrganisationSwitch() {
  const { organisation, organisations } = useSignedIn();
  const change = useSwitchOrganisation();
  const { message } = App.useApp();
  if (organisations.length < 2) return <span className={styles.name}>{organisation.name}</span>;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [organisation.id],
        items: organisations.map(({ id, name }) => ({ key: id, label: name })),
        onClick: ({ key }) =>
          key !== organisation.id &&
          change.mutate(key, {
            // A fresh page: nothing of the other body is left on it.
            onSuccess: () => window.location.assign(import.meta.env.BASE_URL),
            onError: (error) => void message.error(sentenceOf(error)),
          }),
      }}
    >
      <Button
        type="text"
        className={styles.button ?? ''}
        loading={change.isPending}
        aria-label={`单位：${organisation.name}，可切换`}
      >
        <span className={styles.name}>{organisation.name}</span>
        <DownOutlined style={{ fontSize: 12 }} />
      </Button>
    </Dropdown>
  );
}
