import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewAttendance } from "~/domains/forums/queries/view-attendance.server";
import { CodePage } from "~/domains/forums/ui/code-page";
import { qrDrawing } from "~/platform/qr.server";

export const meta: MetaFunction = () => [{ title: "The code at the door - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  const view = await viewAttendance(actor, reference);
  return { view, code: qrDrawing(view.checkIn) };
}

export default function CodeRoute() {
  return <CodePage {...useLoaderData<typeof loader>()} />;
}
