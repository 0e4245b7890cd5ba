import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { PageHeading } from "~/ui/page-heading";
import type { FieldErrors } from "~/ui/row-field";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useCouncilPaths } from "~/use-paths";
import { childWords, TERM_TITLES, WRITTEN_TERMS } from "../agreement/agreement-content.rules";
import type { AgreementDraft } from "../agreement/agreement-draft.schema";
import type { AgreementDraftView } from "../queries/view-agreement-draft.server";
import { AgreementForm } from "./agreement-form";

type Props = {
  draft: AgreementDraftView;
  values: AgreementDraft;
  errors: FieldErrors;
  formKey: string;
  seen: number;
  /** Whether a colleague's draft stands beside what was typed. */
  conflict: boolean;
  done: string | undefined;
};

/** The page on which the council writes an agreement, or changes it after it was issued. */
export function AgreementEdit({ draft, conflict, done, ...form }: Props) {
  const paths = useCouncilPaths();
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      {conflict ? <SavedMeanwhile rows={rowsOf(draft.values)} /> : null}
      <Breadcrumbs
        items={[
          { label: "Agreements", to: paths.agreements() },
          { label: draft.reference, to: paths.agreement(draft.reference).page() },
          { label: draft.number === 0 ? "Write" : "Change" },
        ]}
      />
      <PageHeading
        title={draft.number === 0 ? "Write the placement agreement" : "Change the placement agreement"}
        above={`${childWords(draft)} · ${draft.parties.service}, ${draft.parties.provider}`}
        lede={
          draft.number === 0
            ? `Filled in from the referral and the offer. ${draft.savedBy} saved it ${dayAndTime(draft.savedAt, draft.now)}.`
            : `Version ${draft.number} stays as it is until you issue the next one. Then both sides sign again.`
        }
      />
      <AgreementForm {...form} fees={draft.fees} planned={draft.planned} />
    </>
  );
}

/** What a colleague saved, to read beside what was typed. */
function rowsOf(values: AgreementDraft) {
  const date = ({ day, month, year }: AgreementDraft["startOn"]) =>
    [day, month, year].filter(Boolean).join(" ");
  return [
    ...WRITTEN_TERMS.map((term) => ({ label: TERM_TITLES[term], text: values[term] })),
    ...values.outcomes.map(({ outcome, review }, index) => ({
      label: `Outcome ${index + 1}`,
      text: [outcome, review].filter(Boolean).join("\n"),
    })),
    { label: "Start", text: date(values.startOn) },
    { label: "Placement plan", text: date(values.placementPlanOn) },
    {
      label: "Notice: council, provider, trial period, notice in it",
      text: [values.noticeByCouncil, values.noticeByProvider, values.trialDays, values.trialNotice].join(
        ", ",
      ),
    },
  ];
}
