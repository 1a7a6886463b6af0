import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { CalendarAddress } from './CalendarAddress.tsx';
import { PreferencesForm } from './PreferencesForm.tsx';
import { usePreferences } from '../../server/notifications.ts';

/** What one person wants to be told, where and when. */
export function MessageSettingsPage() {
  return (
    <Page title="我的消息设置" back={{ to: '/notifications', label: '消息' }}>
      <Loaded query={usePreferences()}>
        {(preferences) => (
          <>
            <Card title="接收方式">
              {/* A new version is a new form: what was saved elsewhere is not overwritten with what stood before. */}
              <PreferencesForm key={preferences.version} preferences={preferences} />
            </Card>
            <Card title="日历订阅">
              <CalendarAddress since={preferences.calendarSince} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}
