import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { bookingMoveSchema } from "~/domains/forums/booking.schema";
import { acceptSeat } from "~/domains/forums/commands/accept-seat.server";
import { restoreBooking } from "~/domains/forums/commands/restore-booking.server";
import { viewBooking } from "~/domains/forums/queries/view-booking.server";
import { BookingPage } from "~/domains/forums/ui/booking-page";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Booking of ${data?.booking.name ?? "a person"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const booking = await viewBooking(actor, params.booking ?? "");
  const keys = { accept: newFormKey(), restore: newFormKey(), next: newFormKey() };
  return { booking, keys };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, bookingMoveSchema);
  if (!form.ok) return form.response;
  const { intent } = form.value;
  const bookingId = params.booking ?? "";
  const path = withNotice(providerPaths(actor.organisationSlug).booking(bookingId).page(), "booking", intent);
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await (intent === "accept" ? acceptSeat : restoreBooking)(actor, { bookingId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Booking() {
  const page = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.error?.[""]?.[0];
  const done = noticeOf("booking", useSearchParams()[0].get("done"));
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : done ? <Banner tone="good" title={done} /> : null}
      <BookingPage {...page} />
    </>
  );
}
