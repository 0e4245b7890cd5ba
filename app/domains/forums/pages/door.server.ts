import { data, redirect } from "@remix-run/node";
import type { Kinds } from "~/domains/access/require-actor.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { postedJson } from "~/platform/forms/posted-body.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { qrDrawing } from "~/platform/qr.server";
import { isWithoutForm, STATUS } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { checkIn } from "../commands/check-in.server";
import { type Mark, markAttendance } from "../commands/mark-attendance.server";
import { marksSchema, pressSchema, walkInSchema } from "../door.schema";
import { viewCheckIn } from "../queries/view-check-in.server";
import { viewDoor } from "../queries/view-door.server";
import { type Args, intentOf, organiser, unknownForm } from "./organiser.server";

export async function doorLoader(args: Args, kinds: Kinds) {
  const { actor, reference, done } = await organiser(args, kinds);
  const view = await viewDoor(actor, reference);
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
export async function doorAction(args: Args, kinds: Kinds) {
  const { actor, page, reference } = await organiser(args, kinds);
  const keep = async (mark: Mark) => {
    const marked = await markAttendance(actor, { reference, marks: [mark] });
    if (!marked.ok) return marked;
    return { ok: true as const, to: withNotice(page.door(), "door", marked.value[0]?.outcome ?? "kept") };
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

/** Marks that a device has kept, each answered for by its key. */
export async function marksAction(args: Args, kinds: Kinds) {
  const { actor, reference } = await organiser(args, kinds);
  const sent = marksSchema.safeParse(await postedJson(args.request));
  if (!sent.success) throw data(null, { status: 400 });
  const marked = await markAttendance(actor, { reference, marks: sent.data.marks });
  if (marked.ok)
    return Response.json({ answers: marked.value }, { headers: { "Cache-Control": "no-store" } });
  return refusePage(marked.error);
}

/** Marks are sent to this address; whoever opens it stands at the door. */
export async function marksLoader(args: Args, kinds: Kinds) {
  const { page } = await organiser(args, kinds);
  return redirect(page.door());
}

export async function checkInLoader({ request, params }: Args) {
  const personId = await requirePerson(request);
  return { view: (await viewCheckIn(personId, params.reference ?? "", params.code ?? "")) ?? notFound() };
}

export async function checkInAction({ request, params }: Args) {
  const personId = await requirePerson(request);
  const result = await checkIn(personId, params.reference ?? "", params.code ?? "");
  if (result.ok) return redirect(new URL(request.url).pathname);
  if (isWithoutForm(result.error)) return refusePage(result.error);
  return data({ wrong: result.error.message }, { status: STATUS[result.error.kind] });
}
