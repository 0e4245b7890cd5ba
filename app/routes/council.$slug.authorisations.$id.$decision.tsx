import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewWhoPaysCard } from "~/domains/agreements/queries/view-who-pays.server";
import { WhoPaysCard } from "~/domains/agreements/ui/who-pays-card";
import { isGivenByPhone, MOVED_ON_WORDS } from "~/domains/authorisations/authorisation.machine";
import {
  type authoriseSchema,
  decisionSchema,
  type refuseSchema,
  type returnSchema,
} from "~/domains/authorisations/authorisation.schema";
import {
  type Decided,
  decideAuthorisation,
} from "~/domains/authorisations/commands/decide-authorisation.server";
import { decisionKind, decisionPage } from "~/domains/authorisations/decision-words.rules";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { AlertsRead } from "~/domains/authorisations/ui/alert-reason-field";
import { DecisionFields } from "~/domains/authorisations/ui/decision-fields";
import { PanelCard } from "~/domains/authorisations/ui/panel-card";
import { ImpactNotice } from "~/domains/offers/ui/impact-notice";
import { PlaceNotice } from "~/domains/offers/ui/place-notice";
import { AlertBanners } from "~/domains/providers/ui/alert-banners";
import { NotConfirmedBanner } from "~/domains/providers/ui/not-confirmed-banner";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

const sent = sentBy<ReturnType<typeof authoriseSchema>>();

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? decisionPage(data.kind, data).title : "Authorise"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const kind = decisionKind(params.decision) ?? notFound();
  const view = await viewAuthorisation(actor, params.id ?? "");
  const allowed = view.abilities[kind] && (kind !== "authorise" || view.whyNot === null);
  const whyNot = allowed ? null : (view.whyNot ?? MOVED_ON_WORDS[view.state]);
  const whoPays = kind === "authorise" ? await viewWhoPaysCard(actor, view.reference) : null;
  return { kind, view, byPhone: isGivenByPhone(view.state), whyNot, whoPays, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const kind = decisionKind(params.decision) ?? notFound();
  const path = ({ sentUp }: Decided) =>
    withNotice(
      councilPaths(actor.organisationSlug).authorisations(),
      "authorisations",
      sentUp ? "sent-up" : kind,
    );
  const form = await parseForm(request, decisionSchema(kind, now()), { expects: "version" });
  if (!form.ok) return form.response;
  const result = await decideAuthorisation(actor, {
    ...form.value,
    id: params.id ?? "",
    version: form.version,
    idempotency: { key: form.key, redirectTo: path },
  });
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}

export default function Decide() {
  const paths = useCouncilPaths();
  const { kind, view, byPhone, whyNot, whoPays, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<
    ReturnType<typeof authoriseSchema> | typeof refuseSchema | typeof returnSchema
  >({ id: "decide", lastResult });
  const here = paths.authorisation(view.id).page();
  const page = decisionPage(kind, { byPhone });
  return (
    <DecisionPage
      crumbs={[
        { label: "Authorisations", to: paths.authorisations() },
        { label: view.reference, to: here },
        { label: page.button },
      ]}
      title={`${page.title}: ${view.cost.sentence}`}
      above={`${view.service} for ${view.reference} · ${view.cost.firstYear} in the first year`}
      consequences={page.does}
      whyNot={whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      button={page.button}
      dangerous={kind === "refuse"}
      back={{ to: here, words: "Go back" }}
      before={
        <>
          <NotConfirmedBanner words={view.notConfirmed} />
          <AlertBanners alerts={view.alerts} />
          {kind === "authorise" ? <PlaceNotice words={view.place} decides /> : null}
          {kind === "authorise" ? <ImpactNotice words={view.impact} notSafe={view.notSafe} /> : null}
          {kind === "authorise" ? <PanelCard view={view} /> : null}
          {whoPays ? <WhoPaysCard view={whoPays} firstYearPence={view.cost.firstYearPence} /> : null}
        </>
      }
    >
      <DecisionFields
        kind={kind}
        byPhone={byPhone}
        fields={fields}
        notConfirmed={view.notConfirmed !== null}
      />
      <AlertsRead alerts={view.alerts} />
      <HiddenField {...sent("offerVersion", view.offerVersion)} />
    </DecisionPage>
  );
}
