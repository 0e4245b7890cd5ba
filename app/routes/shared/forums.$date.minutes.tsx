import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { addAction } from "~/domains/forums/commands/add-action.server";
import { copyForward } from "~/domains/forums/commands/copy-forward.server";
import { saveDecisions } from "~/domains/forums/commands/save-decisions.server";
import { saveMinutes } from "~/domains/forums/commands/save-minutes.server";
import { minutesFormsSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewAfter } from "~/domains/forums/queries/view-after.server";
import { MinutesPage } from "~/domains/forums/ui/minutes-page";
import { type NoticeWord, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { readProse, TOO_TANGLED } from "~/platform/markdown/read-prose.server";
import { invalid } from "~/platform/refusal";

export const meta: MetaFunction = () => [{ title: "Minutes and actions - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference, done } = await organiser(args);
  return { view: await viewAfter(actor, reference), done };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, paths, page, reference } = await organiser(args);
  const to = (done: NoticeWord<"minutes">) => withNotice(page.minutes(), "minutes", done);
  const idempotencyFor = (key: string, done: NoticeWord<"minutes">) => ({ key, redirectTo: () => to(done) });
  const form = await parseForm(args.request, minutesFormsSchema, { expects: expectedOfMinutes });
  if (!form.ok) return form.response;
  const { value } = form;
  switch (value.intent) {
    case "minutes": {
      const { text, step } = value;
      if (step === "preview") {
        const nodes = await readProse(text);
        if (!nodes) return form.refuse(invalid(TOO_TANGLED, "text"));
        return data({ ...form.again().data, preview: nodes });
      }
      const done = step === "publish" ? "published" : "saved";
      const minutes = {
        reference,
        text,
        version: form.version,
        publish: step === "publish",
        idempotency: idempotencyFor(form.key, done),
      };
      const saved = await saveMinutes(actor, minutes);
      return saved.ok ? redirect(to(done)) : form.refuse(saved.error);
    }
    case "decisions": {
      const sent = {
        reference,
        expected: form.expected,
        decisions: value.decisions,
        idempotency: idempotencyFor(form.key, "decisions"),
      };
      const saved = await saveDecisions(actor, sent);
      return saved.ok ? redirect(to("decisions")) : form.refuse(saved.error);
    }
    case "action": {
      const { words, doer, dueOn } = value;
      const added = await addAction(actor, {
        reference,
        words,
        doer,
        dueOn,
        idempotency: idempotencyFor(form.key, "added"),
      });
      return added.ok ? redirect(to("added")) : form.refuse(added.error);
    }
    case "copy": {
      const path = (next: { reference: string }) =>
        withNotice(paths.forum(next.reference).agenda(), "agenda", "saved");
      const copied = await copyForward(actor, {
        reference,
        idempotency: { key: form.key, redirectTo: path },
      });
      return copied.ok ? redirect(path(copied.value)) : form.refuse(copied.error);
    }
  }
}

/** A preview saves nothing, and an action and a copy make something new. */
function expectedOfMinutes(sent: z.output<typeof minutesFormsSchema>) {
  if (sent.intent === "minutes" && sent.step !== "preview") return "version";
  return sent.intent === "decisions" ? "digest" : undefined;
}

export default function MinutesRoute() {
  return <MinutesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
