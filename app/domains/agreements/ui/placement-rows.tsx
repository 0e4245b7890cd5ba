import { dayWords } from "~/domains/offers/offer-words.rules";
import type { SummaryRow } from "~/ui/summary-list";
import type { PlacementView, Said } from "../queries/view-placement.server";

/** The facts of a placement as its page lists them: its days as each side said them, notice and end. */
export function placementRows(placement: PlacementView): SummaryRow[] {
  const { facts, said } = placement;
  const rows = [
    { key: "Planned start", value: dayWords(facts.plannedStart) },
    { key: "Moved in", value: placement.moveIn },
  ];
  if (said.council === null && said.provider === null) return rows;
  return [
    ...rows,
    { key: "Council says", value: <SaidWords said={said.council} /> },
    { key: "Provider says", value: <SaidWords said={said.provider} /> },
  ];
}

function SaidWords({ said }: { said: Said | null }) {
  if (!said) return <>Not confirmed yet</>;
  return (
    <>
      {said.words}
      <br />
      <span className="why">
        {said.who ? `${said.who}, ` : ""}
        {said.when}
      </span>
      {said.why ? (
        <>
          <br />
          <span className="whitespace-pre-line">{said.why}</span>
        </>
      ) : null}
    </>
  );
}

const side = (by: "council" | "provider") => (by === "council" ? "The council" : "The provider");
const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>;

export function noticeRows(notice: NonNullable<PlacementView["notice"]>): SummaryRow[] {
  return [
    { key: "Given by", value: side(notice.by) },
    { key: "Last night", value: notice.ends === "" ? notice.lastNight : notice.ends },
    { key: "Reason", value: notice.reason },
    ...(notice.short ? [{ key: "Why the notice is short", value: lines(notice.short) }] : []),
    ...(notice.note ? [{ key: "Note", value: lines(notice.note) }] : []),
  ];
}

export function endRows(end: NonNullable<PlacementView["end"]>): SummaryRow[] {
  return [
    { key: "Last night", value: end.lastNight },
    ...(end.withoutNotice ? [{ key: "Notice", value: "Ended without notice" }] : []),
    { key: "Reason", value: end.breakdown ? `${end.reason} (breakdown)` : end.reason },
    {
      key: "Recorded by",
      value: end.confirmed ? side(end.by) : "The provider, not yet confirmed by the council",
    },
    ...(end.note ? [{ key: "Note", value: lines(end.note) }] : []),
  ];
}
