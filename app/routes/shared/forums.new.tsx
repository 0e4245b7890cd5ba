import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planSeries } from "~/domains/forums/commands/plan-series.server";
import { planSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { organising } from "~/domains/forums/queries/organising.server";
import { daysOfSeries } from "~/domains/forums/series-dates.rules";
import { PlanPage } from "~/domains/forums/ui/plan-page";
import { withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { formKeyOf, readForm } from "~/platform/forms/submission.server";
import { isWithoutForm, STATUS } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";

export const meta: MetaFunction = () => [{ title: "Plan a series - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await organiser(args);
  await organising(actor, async () => null);
  return { now: now() };
}

/** First the plan, then its dates to look through, then it is planned; "change" leads from the second to the first. */
export async function action(args: ActionFunctionArgs) {
  const { actor, paths } = await organiser(args);
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

export default function PlanRoute() {
  return <PlanPage {...useLoaderData<typeof loader>()} proposal={useActionData<typeof action>()} />;
}
