import { Card } from "~/ui/card";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";
import { GENDERS, NEEDS } from "../declared.rules";
import type { DeclaredFacts } from "../queries/view-service.server";
import { dayWords, placeWords } from "../service-words.rules";
import { FRESH_DAYS } from "../vacancy.rules";

const UNTOLD = "Not told us yet";

/** What the provider says of its service, which no register holds. Unknown is never a no. */
export function DeclaredCard({
  declared,
  councilCode,
}: {
  declared: DeclaredFacts;
  councilCode: string | null;
}) {
  const rows = declaredRows(declared, councilCode);
  const free = { key: "Places free", value: vacancy(declared) };
  return (
    <Card title="What the provider tells us">
      <SummaryList rows={[...rows.slice(0, 4), free, ...rows.slice(4)]} />
    </Card>
  );
}

/** The declared facts as rows, without the places free. */
export function declaredRows(declared: DeclaredFacts, councilCode: string | null): SummaryRow[] {
  return [
    { key: "Ages", value: ages(declared) },
    { key: "Genders", value: words(declared.genders, GENDERS) },
    { key: "Needs it can meet", value: words(declared.needs, NEEDS) },
    { key: "Needs it cannot meet", value: words(declared.notNeeds, NEEDS) },
    { key: "Where", value: placeWords({ outcode: declared.outcode, councilCode }) },
    {
      key: "Statement of Purpose",
      value: declared.statementOn === null ? UNTOLD : dayWords(declared.statementOn),
    },
    ...(declared.notes === null ? [] : [{ key: "Also", value: <Notes text={declared.notes} /> }]),
  ];
}

function Notes({ text }: { text: string }) {
  return (
    <span dir="auto" className="whitespace-pre-wrap break-words">
      {text}
    </span>
  );
}

function ages({ ageFrom, ageTo }: DeclaredFacts): string {
  if (ageFrom === null && ageTo === null) return UNTOLD;
  if (ageFrom === null) return `Up to ${ageTo}`;
  return ageTo === null ? `From ${ageFrom}` : `${ageFrom} to ${ageTo}`;
}

function words(codes: readonly string[], labels: Readonly<Record<string, string>>): string {
  return codes.length === 0 ? UNTOLD : codes.map((code) => labels[code] ?? code).join(", ");
}

function vacancy({ vacancy }: DeclaredFacts): string {
  if (vacancy === null) return UNTOLD;
  const from = vacancy.freeFrom === null ? "" : ` from ${dayWords(vacancy.freeFrom)}`;
  const stale = vacancy.stale ? `. That is more than ${FRESH_DAYS} days ago: ask again` : "";
  return `${vacancy.places}${from}, confirmed ${dayWords(vacancy.confirmedOn)}${stale}`;
}
