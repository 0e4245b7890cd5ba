import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import type { Kinds } from "~/domains/access/require-actor.server";
import { withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { formKeyOf, parseForm, readForm } from "~/platform/forms/submission.server";
import { isWithoutForm, STATUS } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { changeGuests } from "../commands/change-guests.server";
import { planDate, planSeries } from "../commands/plan-series.server";
import { guestSchema, planDateSchema, planSchema } from "../organise.schema";
import { listOwnForums } from "../queries/list-own-forums.server";
import { organising } from "../queries/organising.server";
import { viewSeries } from "../queries/view-series.server";
import { daysOfSeries } from "../series-dates.rules";
import { type Args, intentOf, organiser, unknownForm } from "./organiser.server";

export async function forumsLoader(args: Args, kinds: Kinds) {
  const { actor, done } = await organiser(args, kinds);
  const { series, abilities } = await listOwnForums(actor);
  return { series, runs: abilities.run, now: now(), done };
}

export async function planLoader(args: Args, kinds: Kinds) {
  const { actor } = await organiser(args, kinds);
  await organising(actor, async () => null);
  return { now: now() };
}

/** First the plan, then its dates to look through, then it is planned; "change" leads from the second to the first. */
export async function planAction(args: Args, kinds: Kinds) {
  const { actor, paths } = await organiser(args, kinds);
  const form = await readForm(args.request);
  const submission = parseWithZod(form, { schema: planSchema });
  const step = String(form.get("step") ?? "check");
  if (submission.status !== "success") {
    const lastResult = submission.reply();
    const days = step === "plan" ? sentDays(form) : undefined;
    // What is wrong on the second page is mended there, unless the first is wrong as well.
    const there = Object.keys(lastResult.error ?? {}).every((name) => name.startsWith("days"));
    return data({ lastResult, ...(days && there ? { days } : {}) }, { status: 422 });
  }
  const { value } = submission;
  if (step === "change") return data({ lastResult: submission.reply() });
  const days = value.days ?? daysOfSeries(value.firstDay, value.every, value.dates);
  if (step !== "plan") return data({ lastResult: submission.reply(), days });
  const path = withNotice(paths.forums(), "forums", "planned");
  const idempotency = { key: formKeyOf(form, new URL(args.request.url).pathname), redirectTo: () => path };
  const planned = await planSeries(actor, { ...value, days, idempotency });
  if (planned.ok) return redirect(path);
  const { error } = planned;
  if (isWithoutForm(error)) return refusePage(error);
  const words = [error.message];
  const field = error.kind === "invalid" ? error.field : undefined;
  // Which day it is about is on this page; the time is on the first.
  const lastResult = submission.reply(
    field === "startTime"
      ? { fieldErrors: { startTime: words } as never }
      : field
        ? { fieldErrors: { "days[0]": words } as never }
        : { formErrors: words },
  );
  return data({ lastResult, ...(field === "startTime" ? {} : { days }) }, { status: STATUS[error.kind] });
}

/** The dates as they were typed on the second page, for showing them again. */
function sentDays(form: FormData): string[] | undefined {
  const count = [...form.keys()].filter((name) => /^days\[\d{1,2}\]\.day$/.test(name)).length;
  return count > 0 ? Array.from({ length: Math.min(count, 12) }, () => "") : undefined;
}

export async function seriesLoader(args: Args, kinds: Kinds) {
  const { actor, done } = await organiser(args, kinds);
  return { view: await viewSeries(actor, args.params.series ?? ""), now: now(), done };
}

export async function seriesAction(args: Args, kinds: Kinds) {
  const { actor, paths } = await organiser(args, kinds);
  const seriesId = args.params.series ?? "";
  await viewSeries(actor, seriesId);
  const page = paths.series(seriesId);
  switch (await intentOf(args.request)) {
    case "date": {
      const form = await parseForm(args.request, planDateSchema);
      if (!form.ok) return form.response;
      const idempotency = {
        key: form.key,
        redirectTo: (made: string) => withNotice(paths.forum(made).page(), "forum", "planned"),
      };
      const planned = await planDate(actor, { seriesId, ...form.value, idempotency });
      if (planned.ok) return redirect(idempotency.redirectTo(planned.value));
      const { error } = planned;
      return form.refuse(
        error.kind === "invalid" && error.field === "firstDay" ? { ...error, field: "day" } : error,
      );
    }
    case "guest": {
      const form = await parseForm(args.request, guestSchema);
      if (!form.ok) return form.response;
      const path = withNotice(page, "series", form.value.move === "add" ? "listed" : "unlisted");
      const idempotency = { key: form.key, redirectTo: () => path };
      const changed = await changeGuests(actor, { seriesId, ...form.value, idempotency });
      return changed.ok ? redirect(path) : form.refuse(changed.error);
    }
    default:
      return unknownForm();
  }
}
