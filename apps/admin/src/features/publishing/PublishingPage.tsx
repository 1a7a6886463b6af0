import { useParams } from 'react-router';
import { Loaded } from '../../ui/Loading.tsx';
import { Page } from '../../ui/Page.tsx';
import { useReport } from '../../server/reports.ts';
import { Downloads } from './Downloads.tsx';
import { FilingCard } from './FilingCard.tsx';
import { OwnWebsite } from './OwnWebsite.tsx';
import { Numbers } from './Numbers.tsx';
import { PlanCard } from './PlanCard.tsx';
import { Receipts } from './Receipts.tsx';
import { SignedCopies } from './SignedCopies.tsx';
import { usePublishing } from '../../server/publishing.ts';

/** Everything around the moment at which the report becomes public: numbers, time, 备案, proof, files. */
export function PublishingPage() {
  const { id = '' } = useParams();
  const report = useReport(id);
  const publishing = usePublishing(id);
  return (
    <Loaded query={report}>
      {(shown) => (
        <Page
          title="公开事项"
          tabTitle={`公开事项 ${shown.year}`}
          subtitle={shown.title}
          back={{ to: `/reports/${id}`, label: '年度任务' }}
        >
          <Loaded query={publishing}>
            {(arranged) => (
              <>
                <Numbers report={shown} publishing={arranged} />
                <PlanCard report={shown} publishing={arranged} />
                <FilingCard report={shown} publishing={arranged} />
                <Receipts report={shown} publishing={arranged} />
                <SignedCopies report={shown} />
                <OwnWebsite publishing={arranged} />
                <Downloads report={shown} publishing={arranged} />
              </>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  );
}
