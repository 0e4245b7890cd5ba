import { Anchor } from "~/ui/anchor";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { useSidePaths } from "~/use-paths";
import type { IssuesCardView } from "../queries/list-issues.server";
import { IssueList } from "./issue-list";

/** The newest issues of a placement on its page, and the way to raise one. */
export function IssuesCard({ reference, issues }: { reference: string; issues: IssuesCardView }) {
  const paths = useSidePaths();
  if (issues.rows.length === 0 && !issues.raise) return null;
  return (
    <Card title="Issues">
      {issues.rows.length === 0 ? <p>None raised.</p> : <IssueList label="Issues" rows={issues.rows} />}
      {issues.more ? (
        <p className="mt-3">
          <Anchor to={paths.issues()}>See all issues</Anchor>
        </p>
      ) : null}
      {issues.raise ? (
        <p className="mt-3">
          <ButtonLink tone="plain" to={paths.placement(reference).raiseIssue()}>
            Raise an issue
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}
