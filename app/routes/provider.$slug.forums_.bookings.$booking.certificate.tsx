import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewBooking } from "~/domains/forums/queries/view-booking.server";
import { Certificate } from "~/domains/forums/ui/certificate";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [{ title: "Certificate of attendance - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const booking = await viewBooking(actor, params.booking ?? "");
  // There is none for who was not there.
  if (!booking.abilities.certificate) notFound();
  return { booking };
}

export default function CertificatePage() {
  return <Certificate {...useLoaderData<typeof loader>()} />;
}
