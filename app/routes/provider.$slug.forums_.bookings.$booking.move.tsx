import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { moveBookingSchema } from "~/domains/forums/booking.schema";
import { moveBooking } from "~/domains/forums/commands/move-booking.server";
import { viewBooking } from "~/domains/forums/queries/view-booking.server";
import { MoveBooking } from "~/domains/forums/ui/move-booking";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { useFormOf } from "~/ui/schema-form";

export const meta: MetaFunction = () => [{ title: "Move a booking - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const booking = await viewBooking(actor, params.booking ?? "");
  if (request.method === "GET" && !booking.abilities.move)
    throw redirect(providerPaths(actor.organisationSlug).booking(booking.id).page());
  return { booking, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, moveBookingSchema);
  if (!form.ok) return form.response;
  const { to, waitIfFull } = form.value;
  const result = await moveBooking(actor, {
    bookingId: params.booking ?? "",
    toReference: to,
    waitIfFull,
    idempotency: {
      key: form.key,
      redirectTo: ({ id }) =>
        withNotice(providerPaths(actor.organisationSlug).booking(id).page(), "booking", "moved"),
    },
  });
  return result.ok
    ? redirect(
        withNotice(providerPaths(actor.organisationSlug).booking(result.value.id).page(), "booking", "moved"),
      )
    : form.refuse(result.error);
}

export default function Move() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof moveBookingSchema>({ id: "move", lastResult });
  return <MoveBooking {...page} form={form} fields={fields} />;
}
