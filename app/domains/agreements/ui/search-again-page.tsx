import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";
import type { searchForChildSchema } from "../placement/placement.schema";
import type { SearchAgainView } from "../queries/view-search-again.server";

type Props = {
  view: SearchAgainView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Begins the search for the child's next home, beside the placement that goes on or after the one that ended. */
export function SearchAgainPage({ view, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const [form] = useFormOf<typeof searchForChildSchema>({ id: "search-again", lastResult });
  const to = paths.placement(view.reference).page();
  const title = view.continues ? "Search for the next placement" : "Search again";
  return (
    <DecisionPage
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: view.reference, to },
        { label: title },
      ]}
      title={title}
      above={`${view.child} at ${view.service} · ${view.reference}`}
      lede={view.whyNot === null ? `Reason: ${view.reason}.` : undefined}
      consequences={[
        `A draft referral for this child is copied from ${view.referral}, with you as its broker.`,
        "The child’s identity details carry over. You do not enter them again.",
        "Enter the new date needed. The text is checked for names again before anything is sent.",
        view.livedIn
          ? `The placement continues. ${view.provider.name} is not told now, and may recognise the child if you send them the referral.`
          : `${view.provider.name} is not told now, and may recognise the child if you send them the referral.`,
        "Your council sees the reason and the earlier placement. Providers do not.",
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Start a new search"
      back={{ to, words: "Cancel" }}
    />
  );
}
