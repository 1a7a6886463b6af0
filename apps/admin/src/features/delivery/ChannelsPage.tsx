import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { Loaded } from '../../ui/Loading.tsx';
import { Page } from '../../ui/Page.tsx';
import { DeadLetters } from './DeadLetters.tsx';
import { EmailChannel } from './EmailChannel.tsx';
import { Hooks } from './Hooks.tsx';
import { useChannels } from '../../server/delivery.ts';
import { Templates } from './Templates.tsx';

const TABS = [
  { value: 'channels', label: '通道' },
  { value: 'templates', label: '模板' },
  { value: 'deliveries', label: '未送达' },
];

/** How messages leave: the channels, their words, and what did not arrive. */
export function ChannelsPage() {
  const [search, setSearch] = useSearchParams();
  const shown = TABS.find(({ value }) => value === search.get('show'))?.value ?? 'channels';
  return (
    <Page
      title="消息发送"
      extra={
        <Segmented
          aria-label="消息发送"
          options={TABS}
          value={shown}
          onChange={(value) => setSearch(value === 'channels' ? {} : { show: value }, { replace: true })}
        />
      }
    >
      {shown === 'channels' && <Channels />}
      {shown === 'templates' && <Templates />}
      {shown === 'deliveries' && <DeadLetters />}
    </Page>
  );
}

function Channels() {
  return (
    <Loaded query={useChannels()}>
      {({ email, hooks, refused }) => (
        <>
          <EmailChannel email={email} refused={refused} />
          <Hooks hooks={hooks} />
        </>
      )}
    </Loaded>
  );
}
