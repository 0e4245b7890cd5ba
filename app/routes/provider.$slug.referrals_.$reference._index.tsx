import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { standingOffers } from "~/domains/offers/queries/standing-offers.server";
import { sharedWithMe } from "~/domains/releases/queries/shared-with-me.server";
import { SharedBanner } from "~/domains/releases/ui/shared-banner";
import { markRead } from "~/domains/routing/commands/mark-read.server";
import { pickUpDelivery } from "~/domains/routing/commands/pick-up-delivery.server";
import { releaseDelivery } from "~/domains/routing/commands/release-delivery.server";
import { retractAnswer } from "~/domains/routing/commands/retract-answer.server";
import { deliveryMoveSchema } from "~/domains/routing/delivery-move.schema";
import { viewDeliveryPage } from "~/domains/routing/queries/delivery-page.server";
import { DeliveryPage } from "~/domains/routing/ui/delivery-page";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { countsAsReading } from "~/platform/own-visit.server";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.reference ?? "Referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const reference = params.reference ?? "";
  // A page fetched ahead, or to which another site leads, has been read by nobody.
  const mark = countsAsReading(request) ? await markRead(actor, reference) : null;
  const page = await viewDeliveryPage(actor, reference, {
    lastRead: mark?.ok ? mark.value.before : null,
    offersOn: standingOffers,
  });
  return { page, shared: await sharedWithMe(actor, reference) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, deliveryMoveSchema, {
    // Picking up and releasing are conditional on who has it.
    expects: ({ intent }) => (intent === "take-back" ? "version" : undefined),
  });
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = withNotice(
    providerPaths(actor.organisationSlug).referral(reference).page(),
    "delivery",
    form.value.intent,
  );
  const input = { reference, idempotency: { key: form.key, redirectTo: () => path } };
  const { value } = form;
  const result =
    value.intent === "take-back"
      ? await retractAnswer(actor, { serviceId: value.serviceId, version: form.version, ...input })
      : await (value.intent === "pick-up" ? pickUpDelivery : releaseDelivery)(actor, input);
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function Delivery() {
  const { page, shared } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const done = noticeOf("delivery", search.get("done"));
  const problem = refused && "error" in refused ? refused.error?.[""]?.[0] : undefined;
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : done ? <Banner tone="good" title={done} /> : null}
      <SharedBanner shared={shared} />
      <DeliveryPage page={page} />
    </>
  );
}
