import { DELEGABLE_ROLES, type DelegationView } from '@nianbao/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import { DelegateDialog, type OwnRole } from './DelegateDialog.tsx';
import { DelegationList } from './DelegationList.tsx';
import { useDelegations } from '../../server/delegations.ts';

/** 委托: what I gave, what I was given, and for those who keep the house in order everybody's. */
export function DelegationsPage() {
  const [giving, setGiving] = useState(false);
  const session = useSignedIn();
  const me = session.user.id;
  const own = session.roles.filter(isOwnAndDelegable);
  const mayEndAll = rolesOf(session).has('admin');
  return (
    <Page
      title="委托"
      subtitle="外出、请假期间，把签发或科室审核交给他人代办。"
      extra={
        own.length > 0 && (
          <Button type="primary" onClick={() => setGiving(true)}>
            新的委托
          </Button>
        )
      }
    >
      <Loaded query={useDelegations()}>
        {(all) => (
          <>
            {(own.length > 0 || all.some(({ from }) => from.id === me)) && (
              <Card title="我委托他人" flush>
                <DelegationList
                  delegations={all.filter(({ from }) => from.id === me)}
                  empty="您没有委托他人。"
                  mayEnd
                />
              </Card>
            )}
            <Card title="他人委托我" flush>
              <DelegationList
                delegations={all.filter(({ to }) => to.id === me)}
                empty="没有人委托您代为办理。"
                mayEnd={mayEndAll}
              />
            </Card>
            <Others
              delegations={all.filter(({ from, to }) => from.id !== me && to.id !== me)}
              mayEnd={mayEndAll}
            />
          </>
        )}
      </Loaded>
      {giving && <DelegateDialog roles={own} onClose={() => setGiving(false)} />}
    </Page>
  );
}

const Others = ({ delegations, mayEnd }: { delegations: readonly DelegationView[]; mayEnd: boolean }) =>
  delegations.length > 0 && (
    <Card title="本单位其他委托" flush>
      <DelegationList delegations={delegations} empty="" mayEnd={mayEnd} />
    </Card>
  );

/** What was delegated to somebody is not theirs to pass on. */
const isOwnAndDelegable = (held: { role: string; onBehalfOf?: string | undefined }): held is OwnRole =>
  held.onBehalfOf === undefined && DELEGABLE_ROLES.some((role) => role === held.role);
