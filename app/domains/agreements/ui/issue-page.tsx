import type { SubmissionResult } from "@conform-to/react";
import { Anchor } from "~/ui/anchor";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";
import { signersWords } from "../agreement/agreement.policy";
import type { issueSchema } from "../agreement/agreement.schema";
import type { AgreementDraftView } from "../queries/view-agreement-draft.server";
import type { FundingTerms } from "../queries/view-funding-terms.server";
import { AgreementText, type ShownAgreement } from "./agreement-text";
import { FundingCard } from "./funding-card";

const sent = sentBy<typeof issueSchema>();

type Props = {
  draft: AgreementDraftView;
  /** On what and until when funding is authorised, which no provider reads. */
  funding: FundingTerms | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The draft as it would be issued, and the press that does. */
export function IssuePage({ draft, funding, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const page = paths.agreement(draft.reference);
  const [form] = useFormOf<typeof issueSchema>({ id: "issue", lastResult });
  const shown = shownAs(draft);
  const next = draft.number + 1;
  return (
    <>
      <DecisionPage
        crumbs={[
          { label: "Agreements", to: paths.agreements() },
          { label: draft.reference, to: page.page() },
          { label: "Issue" },
        ]}
        title={`Issue placement agreement ${draft.reference}`}
        above={`${draft.parties.service}, ${draft.parties.provider} · ${draft.referral}`}
        lede="Read it below as both sides will. What is issued cannot be changed, only replaced."
        consequences={[
          `${draft.parties.provider} can read it, and ${signersWords("provider")} there is emailed to sign it.`,
          `At your council ${signersWords("council")} signs it. If you issue it, a colleague must sign it.`,
          ...(draft.leftOut > 0 ? [leftOutWords(draft.leftOut)] : []),
          ...(draft.number > 0
            ? [`Version ${draft.number} is replaced, and signatures on it no longer count.`]
            : []),
        ]}
        whyNot={draft.whyNot}
        form={form}
        formKey={formKey}
        version={draft.savedAt.getTime()}
        expected={draft.expected}
        button={`Issue version ${next}`}
        back={{ to: page.edit(), words: "Change the draft" }}
        before={funding ? <FundingCard terms={funding} /> : null}
      >
        <HiddenField {...sent("number", draft.number)} />
      </DecisionPage>
      {shown ? (
        <div className="stack mt-6">
          <AgreementText agreement={shown} />
          <p>
            <Anchor to={page.edit()}>Change the draft</Anchor>
          </p>
        </div>
      ) : null}
    </>
  );
}

function leftOutWords(fees: number): string {
  const whose =
    fees === 1 ? "The provider’s description of 1 fee is" : `The provider’s descriptions of ${fees} fees are`;
  return `${whose} left out, because they could identify the child.`;
}

function shownAs({ checked, fees, parties, payers, ...draft }: AgreementDraftView): ShownAgreement | null {
  if (!checked.ok) return null;
  const { terms } = checked;
  return {
    parties,
    child: {
      referral: draft.referral,
      place: draft.place,
      of: draft.of,
      described: draft.of === 1 ? draft.headline : "",
    },
    startOn: terms.startOn,
    placementPlanOn: terms.placementPlanOn,
    notice: {
      council: terms.noticeByCouncil,
      provider: terms.noticeByProvider,
      trialDays: terms.trialDays,
      trialNotice: terms.trialNotice,
    },
    terms,
    outcomes: terms.outcomes,
    fees,
    payers,
    clauses: draft.clauses,
  };
}
