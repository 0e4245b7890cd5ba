import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarResponse } from "~/domains/forums/pages/calendar.server";
import { readFeed } from "~/domains/forums/queries/read-feed.server";
import { notFound } from "~/platform/not-found.server";

/** A person's forums for their calendar's reader: the secret in the address is the key. */
export async function loader({ params }: LoaderFunctionArgs) {
  const secret = (params.file ?? "").replace(/\.ics$/, "");
  return calendarResponse((await readFeed(secret)) ?? notFound());
}
