import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { useProviderPaths } from "~/use-paths";
import type { DetailView } from "../commands/look-at-detail.server";
import { ToldFrame } from "./told-frame";

/** Stage 1, for somebody at a shortlisted offer who has accepted the terms. */
export function DetailPage({ view }: { view: DetailView }) {
  const paths = useProviderPaths();
  return (
    <ToldFrame
      {...view}
      title="Fuller detail"
      here="Fuller detail"
      lede="The council can see that you opened this. It does not say who the child is: the council tells people that by name, separately."
    >
      {view.documents.length > 0 ? (
        <Card title="Redacted documents">
          <ul className="task-list">
            {view.documents.map((document) => (
              <li key={document.id}>
                <Anchor to={paths.referral(view.reference).document(document.id).page()}>
                  {document.title}
                </Anchor>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {view.rows.length > 0 ? (
        <>
          {view.rows.map((row) => (
            <Card key={row.field} title={row.label}>
              <p className="whitespace-pre-line">{row.text}</p>
            </Card>
          ))}
          <p className="why">Written by the council {view.written}.</p>
        </>
      ) : view.documents.length > 0 ? null : (
        <EmptyState title="The council has not written this yet">
          <p>Ask the broker for what you need to know. You come back here when it is written.</p>
        </EmptyState>
      )}
    </ToldFrame>
  );
}
