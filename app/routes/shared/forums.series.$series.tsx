import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeGuests } from "~/domains/forums/commands/change-guests.server";
import { planDate } from "~/domains/forums/commands/plan-series.server";
import { seriesFormsSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewSeries } from "~/domains/forums/queries/view-series.server";
import { SeriesPage } from "~/domains/forums/ui/series-page";
import { withNotice } from "~/notices";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "A series of forums - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, done } = await organiser(args);
  return { view: await viewSeries(actor, args.params.series ?? ""), now: now(), done };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, paths } = await organiser(args);
  const seriesId = args.params.series ?? "";
  await viewSeries(actor, seriesId);
  const page = paths.series(seriesId);
  const form = await parseForm(args.request, seriesFormsSchema);
  if (!form.ok) return form.response;
  const { value } = form;
  switch (value.intent) {
    case "date": {
      const { day, startTime, url } = value;
      const idempotency = {
        key: form.key,
        redirectTo: (made: string) => withNotice(paths.forum(made).page(), "forum", "planned"),
      };
      const planned = await planDate(actor, { seriesId, day, startTime, url, idempotency });
      if (planned.ok) return redirect(idempotency.redirectTo(planned.value));
      const { error } = planned;
      return form.refuse(
        error.kind === "invalid" && error.field === "firstDay" ? { ...error, field: "day" } : error,
      );
    }
    case "guest": {
      const { providerId, move } = value;
      const path = withNotice(page, "series", move === "add" ? "listed" : "unlisted");
      const idempotency = { key: form.key, redirectTo: () => path };
      const changed = await changeGuests(actor, { seriesId, providerId, move, idempotency });
      return changed.ok ? redirect(path) : form.refuse(changed.error);
    }
  }
}

export default function SeriesRoute() {
  return <SeriesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
