import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { saveReferralPage } from "~/domains/referrals/commands/save-referral-page.server";
import { isReferralPage, pageAfter } from "~/domains/referrals/draft.rules";
import { typedPage } from "~/domains/referrals/page-values.rules";
import { viewPageConflict, viewReferralPage } from "~/domains/referrals/queries/view-referral-page.server";
import { pageFormSchema } from "~/domains/referrals/referral-page.schema";
import { PageConflict } from "~/domains/referrals/ui/page-conflict";
import { ReferralPageForm } from "~/domains/referrals/ui/referral-page-form";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { formKeyOf, parseForm, readForm } from "~/platform/forms/submission.server";
import { takeSuggestion } from "~/platform/forms/take-suggestion.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { refusePage } from "~/platform/refusal.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.title ?? "Referral"} - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: params.page === "child" ? "ask" : "counts" });
  const view = await viewReferralPage(actor, params.reference ?? "", params.page);
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { page, reference = "" } = params;
  if (!isReferralPage(page)) return notFound();
  const sent = await readForm(request);
  const taken = takeSuggestion(sent);
  if (taken) return data(taken);
  const parsed = await parseForm(request, pageFormSchema(page, now()));
  const saveDraft = !parsed.ok && sent.get("then") === "back";
  if (!parsed.ok && !saveDraft) return parsed.response;

  const fromCheck = new URL(request.url).searchParams.get("from") === "check";
  const after = fromCheck ? "check" : (pageAfter(page) ?? "check");
  const path =
    sent.get("then") === "back"
      ? withNotice(councilPaths(actor.organisationSlug).referral(reference).edit(), "referralPages", "saved")
      : councilPaths(actor.organisationSlug).referral(reference).editPage(after);
  const typed = typedPage(sent.entries());
  const result = await saveReferralPage(actor, {
    reference,
    page,
    seen: String(sent.get("seen") ?? ""),
    typed,
    saveDraft,
    idempotency: { key: formKeyOf(sent, new URL(request.url).pathname), redirectTo: () => path },
  });
  if (result.ok) return redirect(path);
  if (result.error.kind === "conflict") {
    const conflict = await viewPageConflict(actor, reference, page, typed);
    const entries = [...sent.entries()].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === "string" && entry[0] !== "seen" && entry[0] !== "key",
    );
    return data({ conflict: { ...conflict, entries } }, { status: 409 });
  }
  if (parsed.ok) return parsed.refuse(result.error);
  if (result.error.kind !== "invalid") return refusePage(result.error);
  return parsed.response;
}

export default function WriteReferralPage() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const conflict = answer && "conflict" in answer ? answer.conflict : undefined;
  const crumbs = (
    <Breadcrumbs
      items={[
        { label: "Referrals", to: paths.referrals() },
        { label: view.reference, to: paths.referral(view.reference).edit() },
        { label: view.title },
      ]}
    />
  );
  if (conflict) {
    return (
      <>
        {crumbs}
        <PageConflict title={view.title} {...conflict} formKey={key} page={view.page} />
      </>
    );
  }
  return (
    <>
      {crumbs}
      <PageHeading title={view.title} above={`${view.headline} · page ${view.position} of ${view.pages}`} />
      <ReferralPageForm
        view={view}
        formKey={key}
        lastResult={answer && !("conflict" in answer) ? answer : undefined}
      />
    </>
  );
}
