import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { cancelBookingSchema } from "~/domains/forums/booking.schema";
import { cancelBooking } from "~/domains/forums/commands/cancel-booking.server";
import { viewBooking } from "~/domains/forums/queries/view-booking.server";
import { CancelBooking } from "~/domains/forums/ui/cancel-booking";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { useFormOf } from "~/ui/schema-form";

export const meta: MetaFunction = () => [{ title: "Cancel a booking - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const booking = await viewBooking(actor, params.booking ?? "");
  if (request.method === "GET" && !booking.abilities.cancel)
    throw redirect(providerPaths(actor.organisationSlug).booking(booking.id).page());
  return { booking, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, cancelBookingSchema);
  if (!form.ok) return form.response;
  const bookingId = params.booking ?? "";
  const path = withNotice(
    providerPaths(actor.organisationSlug).booking(bookingId).page(),
    "booking",
    "cancelled",
  );
  const result = await cancelBooking(actor, {
    bookingId,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Cancel() {
  const page = useLoaderData<typeof loader>();
  const [form] = useFormOf<typeof cancelBookingSchema>({
    id: "cancel",
    lastResult: useActionData<typeof action>(),
  });
  return <CancelBooking {...page} form={form} />;
}
