import type { PaperPaths } from "~/paths/forums";
import { Card } from "~/ui/card";
import { lengthWords } from "../date-words.rules";
import type { Paper } from "../queries/papers-of-date.server";
import type { AgendaItem } from "../queries/view-forum-date.server";
import { PaperList } from "./paper-list";

/** What will be talked about, with the papers; nothing while there is neither. */
export function AgendaCard({
  page,
  agenda,
  papers,
}: {
  page: PaperPaths;
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
              <PaperList page={page} papers={papers.filter(({ agendaItemId }) => agendaItemId === item.id)} />
            </li>
          ))}
        </ol>
      ) : null}
      {loose.length > 0 ? (
        <>
          <h3>Papers</h3>
          <PaperList page={page} papers={loose} />
        </>
      ) : null}
    </Card>
  );
}

function Beside({ item }: { item: AgendaItem }) {
  const words = [item.presenter, item.minutesLong ? lengthWords(item.minutesLong) : null].filter(Boolean);
  return words.length > 0 ? <div className="why">{words.join(" · ")}</div> : null;
}
