import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { giveFeedback } from "~/domains/forums/commands/give-feedback.server";
import { viewBooking } from "~/domains/forums/queries/view-booking.server";
import { feedbackSchema } from "~/domains/forums/talk.schema";
import { FeedbackForm } from "~/domains/forums/ui/feedback-form";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { useFormOf } from "~/ui/schema-form";

export const meta: MetaFunction = () => [{ title: "How was it? - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const booking = await viewBooking(actor, params.booking ?? "");
  if (request.method === "GET" && !booking.abilities.feedback)
    throw redirect(providerPaths(actor.organisationSlug).booking(booking.id).page());
  return { booking, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, feedbackSchema);
  if (!form.ok) return form.response;
  const bookingId = params.booking ?? "";
  const path = withNotice(
    providerPaths(actor.organisationSlug).booking(bookingId).page(),
    "booking",
    "feedback",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await giveFeedback(actor, { ...form.value, bookingId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Feedback() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof feedbackSchema>({
    id: "feedback",
    lastResult,
  });
  return <FeedbackForm {...page} form={form} fields={fields} />;
}
