import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { pathsOf } from "~/domains/access/navigation";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { type NoticeWord, noticeOf, withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { writtenCsv } from "~/platform/csv/written-csv";
import { parseForm, readForm } from "~/platform/forms/submission.server";
import { londonDate } from "~/platform/time";
import { addAction } from "../commands/add-action.server";
import { blockOrganisation, unblockOrganisation } from "../commands/block-organisation.server";
import { copyForward } from "../commands/copy-forward.server";
import { saveDecisions } from "../commands/save-decisions.server";
import { saveMinutes } from "../commands/save-minutes.server";
import { updateActionStatus } from "../commands/update-action-status.server";
import { readMinutes, TOO_TANGLED } from "../minutes-reading.server";
import {
  actionSchema,
  blockSchema,
  decisionsSchema,
  minutesSchema,
  unblockSchema,
  updateActionStatusSchema,
} from "../organise.schema";
import { listBlocks } from "../queries/list-blocks.server";
import { viewAction } from "../queries/view-action.server";
import { viewAfter } from "../queries/view-after.server";
import { viewEngagement } from "../queries/view-engagement.server";
import { viewFeedback } from "../queries/view-feedback.server";
import { type Args, doneIn, intentOf, organiser, unknownForm } from "./organiser.server";

export async function minutesLoader(args: Args, kinds: Kinds) {
  const { actor, reference, done } = await organiser(args, kinds);
  return { view: await viewAfter(actor, reference), done };
}

export async function minutesAction(args: Args, kinds: Kinds) {
  const { actor, paths, page, reference } = await organiser(args, kinds);
  const to = (done: NoticeWord<"minutes">) => withNotice(page.minutes(), "minutes", done);
  const idempotencyFor = (key: string, done: NoticeWord<"minutes">) => ({ key, redirectTo: () => to(done) });
  switch (await intentOf(args.request)) {
    case "minutes": {
      const preview = parseWithZod(await readForm(args.request), { schema: minutesSchema });
      if (preview.status === "success" && preview.value.step === "preview") {
        const nodes = await readMinutes(preview.value.text);
        return nodes
          ? data({ ...preview.reply(), preview: nodes })
          : data(preview.reply({ fieldErrors: { text: [TOO_TANGLED] } as never }), { status: 422 });
      }
      const form = await parseForm(args.request, minutesSchema, { expects: "version" });
      if (!form.ok) return form.response;
      const publish = form.value.step === "publish";
      const done = publish ? "published" : "saved";
      const { text } = form.value;
      const minutes = {
        reference,
        text,
        version: form.version,
        publish,
        idempotency: idempotencyFor(form.key, done),
      };
      const saved = await saveMinutes(actor, minutes);
      return saved.ok ? redirect(to(done)) : form.refuse(saved.error);
    }
    case "decisions": {
      const form = await parseForm(args.request, decisionsSchema, { expects: "digest" });
      if (!form.ok) return form.response;
      const sent = {
        reference,
        expected: form.expected,
        ...form.value,
        idempotency: idempotencyFor(form.key, "decisions"),
      };
      const saved = await saveDecisions(actor, sent);
      return saved.ok ? redirect(to("decisions")) : form.refuse(saved.error);
    }
    case "action": {
      const form = await parseForm(args.request, actionSchema);
      if (!form.ok) return form.response;
      const added = await addAction(actor, {
        reference,
        ...form.value,
        idempotency: idempotencyFor(form.key, "added"),
      });
      return added.ok ? redirect(to("added")) : form.refuse(added.error);
    }
    case "copy": {
      const form = await parseForm(args.request, z.object({}));
      if (!form.ok) return form.response;
      const path = (next: { reference: string }) =>
        withNotice(paths.forum(next.reference).agenda(), "agenda", "saved");
      const copied = await copyForward(actor, {
        reference,
        idempotency: { key: form.key, redirectTo: path },
      });
      return copied.ok ? redirect(path(copied.value)) : form.refuse(copied.error);
    }
    default:
      return unknownForm();
  }
}

export async function feedbackLoader(args: Args, kinds: Kinds) {
  const { actor, reference } = await organiser(args, kinds);
  return { view: await viewFeedback(actor, reference) };
}

export async function engagementLoader(args: Args, kinds: Kinds) {
  const { actor } = await organiser(args, kinds);
  return { view: await viewEngagement(actor), now: now() };
}

/** The same figures as a file for a spreadsheet. */
export async function engagementFile(args: Args, kinds: Kinds): Promise<Response> {
  const { actor } = await organiser(args, kinds);
  const { rows } = await viewEngagement(actor);
  const csv = writtenCsv([
    ["Provider", "Dates for it", "Booked", "Came", "Missed", "Last came"],
    ...rows.map((row) => [
      row.provider,
      ...[row.dates, row.booked, row.attended, row.missed].map(String),
      row.lastCame ? londonDate(row.lastCame) : "",
    ]),
  ]);
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="who-comes-${londonDate(now())}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}

export async function blocksLoader(args: Args, kinds: Kinds) {
  const { actor, done } = await organiser(args, kinds);
  return { view: await listBlocks(actor), now: now(), done };
}

export async function blocksAction(args: Args, kinds: Kinds) {
  const { actor, paths } = await organiser(args, kinds);
  const to = (done: NoticeWord<"blocks">) => redirect(withNotice(paths.blocks(), "blocks", done));
  switch (await intentOf(args.request)) {
    case "block": {
      const form = await parseForm(args.request, blockSchema);
      if (!form.ok) return form.response;
      const blocked = await blockOrganisation(actor, form.value);
      return blocked.ok ? to("blocked") : form.refuse(blocked.error);
    }
    case "unblock": {
      const form = await parseForm(args.request, unblockSchema);
      if (!form.ok) return form.response;
      const unblocked = await unblockOrganisation(actor, form.value);
      return unblocked.ok ? to("unblocked") : form.refuse(unblocked.error);
    }
    default:
      return unknownForm();
  }
}

/** An action is somebody's in any kind of organisation. */
export async function actionLoader({ request, params }: Args, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const action = await viewAction(actor, params.action ?? "");
  return { action, done: noticeOf("forumAction", doneIn(request)) };
}

export async function actionAction({ request, params }: Args, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, updateActionStatusSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const id = params.action ?? "";
  const path = withNotice(pathsOf(actor).forumAction(id), "forumAction", "saved");
  const idempotency = { key: form.key, redirectTo: () => path };
  const settled = await updateActionStatus(actor, { id, version: form.version, ...form.value, idempotency });
  return settled.ok ? redirect(path) : form.refuse(settled.error);
}
