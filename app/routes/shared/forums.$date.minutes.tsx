import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addAction } from "~/domains/forums/commands/add-action.server";
import { copyForward } from "~/domains/forums/commands/copy-forward.server";
import { saveDecisions } from "~/domains/forums/commands/save-decisions.server";
import { saveMinutes } from "~/domains/forums/commands/save-minutes.server";
import { actionSchema, decisionsSchema, minutesSchema } from "~/domains/forums/organise.schema";
import { intentOf, organiser, unknownForm } from "~/domains/forums/pages/organiser.server";
import { readMinutes, TOO_TANGLED } from "~/domains/forums/queries/read-minutes.server";
import { viewAfter } from "~/domains/forums/queries/view-after.server";
import { MinutesPage } from "~/domains/forums/ui/minutes-page";
import { type NoticeWord, withNotice } from "~/notices";
import { parseForm, readForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Minutes and actions - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference, done } = await organiser(args);
  return { view: await viewAfter(actor, reference), done };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, paths, page, reference } = await organiser(args);
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

export default function MinutesRoute() {
  return <MinutesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
