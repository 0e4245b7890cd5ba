import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { calendarResponse } from "~/domains/forums/pages/calendar.server";
import { bookingFile } from "~/domains/forums/queries/booking-file.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return calendarResponse(await bookingFile(actor, params.booking ?? ""), "forum.ics");
}
