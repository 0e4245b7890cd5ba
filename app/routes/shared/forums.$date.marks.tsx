import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { marksSchema } from "~/domains/forums/attendance.schema";
import { markAttendance } from "~/domains/forums/commands/mark-attendance.server";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { postedJson } from "~/platform/forms/posted-body.server";
import { refusePage } from "~/platform/refusal.server";

/** Marks are sent to this address; whoever opens it is led to the page of attendance. */
export async function loader(args: LoaderFunctionArgs) {
  const { page } = await organiser(args);
  return redirect(page.attendance());
}

/** Marks that a device has kept, each answered for by its key. */
export async function action(args: ActionFunctionArgs) {
  const { actor, reference } = await organiser(args);
  const sent = marksSchema.safeParse(await postedJson(args.request));
  if (!sent.success) throw data(null, { status: 400 });
  const marked = await markAttendance(actor, { reference, marks: sent.data.marks });
  if (marked.ok)
    return Response.json({ answers: marked.value }, { headers: { "Cache-Control": "no-store" } });
  return refusePage(marked.error);
}
