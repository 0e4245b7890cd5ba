import { Card } from "~/ui/card";
import { lengthWords } from "../date-words.rules";
import { sizeWords } from "../paper.rules";
import type { AgendaItem, Paper } from "../queries/view-forum-date.server";

/** What will be talked about, with the papers; nothing while there is neither. */
export function AgendaCard({
  page,
  agenda,
  papers,
}: {
  page: string;
  agenda: AgendaItem[];
  papers: Paper[];
}) {
  if (agenda.length === 0 && papers.length === 0)
    return (
      <Card title="Agenda">
        <p>The agenda is not written yet.</p>
      </Card>
    );
  const loose = papers.filter(({ agendaItemId }) => !agenda.some(({ id }) => id === agendaItemId));
  return (
    <Card title="Agenda">
      {agenda.length > 0 ? (
        <ol className="list-decimal pl-6">
          {agenda.map((item) => (
            <li key={item.id} className="mb-2">
              <b>{item.title}</b>
              <Beside item={item} />
              <Papers page={page} papers={papers.filter(({ agendaItemId }) => agendaItemId === item.id)} />
            </li>
          ))}
        </ol>
      ) : null}
      {loose.length > 0 ? (
        <>
          <h3>Papers</h3>
          <Papers page={page} papers={loose} />
        </>
      ) : null}
    </Card>
  );
}

function Beside({ item }: { item: AgendaItem }) {
  const words = [item.presenter, item.minutesLong ? lengthWords(item.minutesLong) : null].filter(Boolean);
  return words.length > 0 ? <div className="why">{words.join(" · ")}</div> : null;
}

function Papers({ page, papers }: { page: string; papers: Paper[] }) {
  if (papers.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {papers.map((paper) => (
        <li key={paper.id}>
          <a href={`${page}/papers/${paper.id}`}>{paper.title}</a>{" "}
          <span className="why">
            ({paper.kind === "pdf" ? "PDF" : "text"}, {sizeWords(paper.bytes)})
          </span>
        </li>
      ))}
    </ul>
  );
}
