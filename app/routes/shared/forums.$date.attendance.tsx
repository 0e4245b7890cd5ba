import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attendanceFormsSchema } from "~/domains/forums/attendance.schema";
import { type Mark, markAttendance } from "~/domains/forums/commands/mark-attendance.server";
import { organiser } from "~/domains/forums/pages/organiser.server";
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
  const form = await parseForm(args.request, attendanceFormsSchema);
  if (!form.ok) return form.response;
  const { value } = form;
  const { markKey: key } = value;
  const kept =
    value.intent === "mark"
      ? await keep({ key, mark: value.mark, bookingId: value.bookingId, markedAt: now() })
      : await keep({
          key,
          mark: "walk-in",
          name: value.name,
          organisation: value.organisation,
          markedAt: now(),
        });
  return kept.ok ? redirect(kept.to) : form.refuse(kept.error);
}

export default function AttendanceRoute() {
  return <AttendancePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
