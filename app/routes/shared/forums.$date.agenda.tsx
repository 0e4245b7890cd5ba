import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPaper, removePaper } from "~/domains/forums/commands/keep-paper.server";
import { saveAgenda } from "~/domains/forums/commands/save-agenda.server";
import { agendaFormsSchema, paperSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewOwnDate } from "~/domains/forums/queries/view-own-date.server";
import { AgendaPage } from "~/domains/forums/ui/agenda-page";
import { type NoticeWord, withNotice } from "~/notices";
import { carriesFile, receiveFile } from "~/platform/forms/receive-file.server";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Agenda and papers - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference, done } = await organiser(args);
  return { view: await viewOwnDate(actor, reference), done };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, page, reference } = await organiser(args);
  const to = (done: NoticeWord<"agenda">) => withNotice(page.agenda(), "agenda", done);
  if (carriesFile(args.request)) {
    // Before anything is stored for somebody who may not send it.
    await viewOwnDate(actor, reference);
    return receiveFile(args.request, {
      schema: paperSchema,
      missing: "Choose the file",
      take: ({ key, ...paper }) =>
        addPaper(actor, { reference, ...paper, idempotency: { key, redirectTo: () => to("added") } }),
      to: to("added"),
    });
  }
  const form = await parseForm(args.request, agendaFormsSchema, {
    expects: ({ intent }) => (intent === "agenda" ? "digest" : undefined),
  });
  if (!form.ok) return form.response;
  const { value } = form;
  switch (value.intent) {
    case "agenda": {
      const idempotency = { key: form.key, redirectTo: () => to("saved") };
      const items = value.items.flatMap(({ title, ...item }) => (title ? [{ title, ...item }] : []));
      const saved = await saveAgenda(actor, { reference, expected: form.expected, items, idempotency });
      return saved.ok ? redirect(to("saved")) : form.refuse(saved.error);
    }
    case "remove-paper": {
      const idempotency = { key: form.key, redirectTo: () => to("removed") };
      const removed = await removePaper(actor, { reference, paperId: value.paperId, idempotency });
      return removed.ok ? redirect(to("removed")) : form.refuse(removed.error);
    }
  }
}

export default function AgendaRoute() {
  return <AgendaPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
