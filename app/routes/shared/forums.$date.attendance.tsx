import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pressSchema, walkInSchema } from "~/domains/forums/attendance.schema";
import { type Mark, markAttendance } from "~/domains/forums/commands/mark-attendance.server";
import { intentOf, organiser, unknownForm } from "~/domains/forums/pages/organiser.server";
import { viewAttendance } from "~/domains/forums/queries/view-attendance.server";
import { AttendancePage } from "~/domains/forums/ui/attendance-page";
import { withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { qrDrawing } from "~/platform/qr.server";

/** Marks wait on the phone while there is no connection: the one page of a forum that runs a script. */
export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "At the door - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference, done } = await organiser(args);
  const view = await viewAttendance(actor, reference);
  const query = new URL(args.request.url).searchParams.get("q") ?? "";
  return {
    view,
    query: query.slice(0, 100),
    code: qrDrawing(view.checkIn),
    formKey: newFormKey(),
    done,
  };
}

/** One press on the page without scripts. */
export async function action(args: ActionFunctionArgs) {
  const { actor, page, reference } = await organiser(args);
  const keep = async (mark: Mark) => {
    const marked = await markAttendance(actor, { reference, marks: [mark] });
    if (!marked.ok) return marked;
    return {
      ok: true as const,
      to: withNotice(page.attendance(), "attendance", marked.value[0]?.outcome ?? "kept"),
    };
  };
  switch (await intentOf(args.request)) {
    case "mark": {
      const form = await parseForm(args.request, pressSchema);
      if (!form.ok) return form.response;
      const { markKey, mark, bookingId } = form.value;
      const kept = await keep({ key: markKey, mark, bookingId, markedAt: now() });
      return kept.ok ? redirect(kept.to) : form.refuse(kept.error);
    }
    case "walk-in": {
      const form = await parseForm(args.request, walkInSchema);
      if (!form.ok) return form.response;
      const { markKey, name, organisation } = form.value;
      const kept = await keep({ key: markKey, mark: "walk-in", name, organisation, markedAt: now() });
      return kept.ok ? redirect(kept.to) : form.refuse(kept.error);
    }
    default:
      return unknownForm();
  }
}

export default function AttendanceRoute() {
  return <AttendancePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
