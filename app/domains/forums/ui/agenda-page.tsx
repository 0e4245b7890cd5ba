import { useSearchParams } from "@remix-run/react";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { NumberField } from "~/ui/number-field";
import { rowField } from "~/ui/row-field";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { DateView } from "../queries/view-own-date.server";
import { DateFrame } from "./forum-frame";
import { DeletePaper, PapersCard } from "./papers-card";
import { type LastResult, PageErrors, resultOf, SmallForm } from "./small-form";

type Props = { view: DateView; done: string | null; lastResult: LastResult };
const SPARE = 3;

/** What is talked about in which order, and the papers to read before. */
export function AgendaPage({ view, done, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const [search] = useSearchParams();
  const removing = lastResult ? undefined : view.papers.find(({ id }) => id === search.get("remove"));
  if (removing) return <DeletePaper paper={removing} back={paths.forum(view.date.reference).agenda()} />;
  return (
    <>
      <PageErrors lastResult={lastResult} />
      {done && noticeOf("agenda", done) ? <Banner tone="good" title={noticeOf("agenda", done)} /> : null}
      <DateFrame date={view.date} now={view.now} here="Agenda and papers" title="Agenda and papers" />
      <div className="stack max-w-read">
        <AgendaForm view={view} lastResult={resultOf(lastResult, "agenda")} />
        <PapersCard view={view} lastResult={lastResult} />
      </div>
    </>
  );
}

function AgendaForm({ view, lastResult }: { view: DateView; lastResult: LastResult }) {
  const typed = lastResult?.initialValue?.items as Record<string, unknown>[] | undefined;
  const known = view.agenda.map((item) => ({
    title: item.title,
    minutes: item.minutesLong === null ? "" : String(item.minutesLong),
    presenter: item.presenter ?? "",
  }));
  const rows: Record<string, unknown>[] = typed ?? [...known, ...Array.from({ length: SPARE }, () => ({}))];
  const errors = lastResult?.error ?? {};
  const field = (index: number, name: string) =>
    rowField("agenda", `items[${index}].${name}`, rows[index]?.[name], errors);
  return (
    <Card title="Agenda">
      <SmallForm
        id="agenda"
        intent="agenda"
        expected={view.digests.agenda}
        lastResult={lastResult}
        saved={[{ label: "The agenda", text: view.agenda.map(agendaLine).join("\n") }]}
      >
        {rows.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place in the order
          <fieldset key={index} className="field">
            <legend className="label">Item {index + 1}</legend>
            <TextField field={field(index, "title")} label="What is it?" autoComplete="off" />
            <div className="flex flex-wrap gap-x-6">
              <NumberField field={field(index, "minutes")} label="How long?" suffix="minutes" optional />
              <TextField field={field(index, "presenter")} label="Who opens it?" width={20} optional />
            </div>
          </fieldset>
        ))}
        <p className="why">
          Items without words are left out. Save to get {SPARE} more lines. To move an item, write it where it
          belongs.
        </p>
        <Actions>
          <Button>Save the agenda</Button>
        </Actions>
      </SmallForm>
    </Card>
  );
}

function agendaLine({ title, minutesLong, presenter }: DateView["agenda"][number]): string {
  const details = [minutesLong === null ? "" : `${minutesLong} minutes`, presenter ?? ""];
  return [title, ...details].filter((part) => part !== "").join(", ");
}
