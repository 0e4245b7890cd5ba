import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPaper, removePaper } from "~/domains/forums/commands/keep-paper.server";
import { saveAgenda } from "~/domains/forums/commands/save-agenda.server";
import { agendaSchema, paperSchema, removePaperSchema } from "~/domains/forums/organise.schema";
import { intentOf, organiser, unknownForm } from "~/domains/forums/pages/organiser.server";
import { viewOwnDate } from "~/domains/forums/queries/view-own-date.server";
import { AgendaPage } from "~/domains/forums/ui/agenda-page";
import { type NoticeWord, withNotice } from "~/notices";
import { arrivals } from "~/platform/files/file-store.server";
import { FILE_TOO_LARGE, MAX_FILE_BYTES } from "~/platform/files/opening/accepted-file";
import { parseForm } from "~/platform/forms/submission.server";
import { readUpload } from "~/platform/forms/upload.server";
import { isWithoutForm, STATUS } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";

export const meta: MetaFunction = () => [{ title: "Agenda and papers - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference, done } = await organiser(args);
  return { view: await viewOwnDate(actor, reference), done };
}

export async function action(args: ActionFunctionArgs) {
  if (args.request.headers.get("content-type")?.startsWith("multipart/form-data")) return receive(args);
  const { actor, page, reference } = await organiser(args);
  const to = (done: NoticeWord<"agenda">) => withNotice(page.agenda(), "agenda", done);
  switch (await intentOf(args.request)) {
    case "agenda": {
      const form = await parseForm(args.request, agendaSchema, { expects: "digest" });
      if (!form.ok) return form.response;
      const idempotency = { key: form.key, redirectTo: () => to("saved") };
      const items = form.value.items.flatMap(({ title, ...item }) => (title ? [{ title, ...item }] : []));
      const saved = await saveAgenda(actor, { reference, expected: form.expected, items, idempotency });
      return saved.ok ? redirect(to("saved")) : form.refuse(saved.error);
    }
    case "remove-paper": {
      const form = await parseForm(args.request, removePaperSchema);
      if (!form.ok) return form.response;
      const idempotency = { key: form.key, redirectTo: () => to("removed") };
      const removed = await removePaper(actor, { reference, ...form.value, idempotency });
      return removed.ok ? redirect(to("removed")) : form.refuse(removed.error);
    }
    default:
      return unknownForm();
  }
}

async function receive(args: ActionFunctionArgs) {
  const { actor, page, reference } = await organiser(args);
  // Before anything is stored for somebody who may not send it.
  await viewOwnDate(actor, reference);
  const upload = await readUpload(args.request, {
    field: "file",
    folder: await arrivals(),
    most: MAX_FILE_BYTES,
  });
  const { form, file, key, tooLarge } = upload;
  try {
    if (tooLarge) return refused(form, { file: [FILE_TOO_LARGE] });
    const parsed = parseWithZod(form, { schema: paperSchema });
    const missing: Record<string, string[]> = !file || file.bytes === 0 ? { file: ["Choose the file"] } : {};
    if (parsed.status !== "success" || !file || file.bytes === 0) return refused(form, missing);
    const path = withNotice(page.agenda(), "agenda", "added");
    const idempotency = { key, redirectTo: () => path };
    const added = await addPaper(actor, { reference, ...parsed.value, file, idempotency });
    if (added.ok) return redirect(path);
    const { error } = added;
    if (isWithoutForm(error)) return refusePage(error);
    const field = error.kind === "invalid" ? (error.field ?? "") : "";
    return refused(form, { [field]: [error.message] }, STATUS[error.kind]);
  } finally {
    await upload.forget();
  }
}

/** The page again, with the title that was typed, and what is wrong. */
function refused(form: FormData, errors: Record<string, string[]>, status = 422) {
  if (!form.has("form")) form.set("form", "paper");
  const submission = parseWithZod(form, { schema: paperSchema });
  const own = submission.status === "error" && form.has("title") ? (submission.error ?? {}) : {};
  const { "": whole, ...fieldErrors } = { ...own, ...errors };
  const reply = submission.reply({
    formErrors: whole ?? undefined,
    fieldErrors: fieldErrors as never,
  });
  return data(reply, { status });
}

export default function AgendaRoute() {
  return <AgendaPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
