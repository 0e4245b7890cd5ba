import { Banner } from "~/ui/banner";
import type { ApprovalsAhead } from "../queries/approvals-ahead.server";

/** Before an offer is accepted or its funding requested: who else has to approve the placement, and when that is requested. */
export function ApprovalsAheadBanner({ ahead }: { ahead: ApprovalsAhead | null }) {
  if (ahead === null) return null;
  const { blocks, approvals, questions } = ahead;
  return (
    <>
      {blocks.map(({ message, regulation }) => (
        <Banner key={regulation} tone="now" title={message}>
          <p>{regulation}. No approval makes this lawful.</p>
        </Banner>
      ))}
      {approvals.length > 0 ? (
        <Banner tone="soon" title="This placement needs approval before the child moves in">
          <ul className="list-disc pl-5">
            {approvals.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p>
            You request approval after you accept the offer. Tell the provider that the placement is subject
            to this approval, and don't move the child before it is given.
          </p>
        </Banner>
      ) : null}
      {questions.length > 0 ? (
        <Banner
          title={approvals.length > 0 ? "Other approvals may be needed" : "This placement may need approval"}
        >
          <ul className="list-disc pl-5">
            {questions.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p>You answer this on the placement once the offer is accepted.</p>
        </Banner>
      ) : null}
    </>
  );
}
