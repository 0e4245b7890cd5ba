import type { GatePiece } from "~/domains/anonymisation/gate/gate.rules";
import type { ReferralPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import type { GateFieldView, GateItemView } from "../queries/gate-views.server";

type Texts = { items: readonly GateItemView[]; fields: readonly GateFieldView[] };

/** What was written beside what is published. A finding is marked by a line under it and by words, not by colour alone. */
export function GateText({ view, referral }: { view: Texts; referral: ReferralPaths }) {
  const changed = view.fields.filter((field) => field.changed);
  const same = view.fields.filter((field) => !field.changed);
  const states = new Map(view.items.map((item) => [item.term, item]));
  return (
    <Card title="What was written, and what is published">
      {changed.length === 0 ? <p>Everything is published as it was written.</p> : null}
      {changed.map((field) => (
        <BothTexts key={`${field.page} ${field.label}`} field={field} states={states} referral={referral} />
      ))}
      {same.length > 0 && changed.length > 0 ? (
        <p className="why">Published as written: {same.map(({ label }) => label).join(", ")}.</p>
      ) : null}
    </Card>
  );
}

type States = ReadonlyMap<string, GateItemView>;

function BothTexts({
  field,
  states,
  referral,
}: {
  field: GateFieldView;
  states: States;
  referral: ReferralPaths;
}) {
  return (
    <section className="gate-field">
      <h3>
        {field.label}{" "}
        <Anchor to={`${referral.editPage(field.page)}?from=check`} className="text-base font-normal">
          Change<span className="sr-only"> {field.label}</span>
        </Anchor>
      </h3>
      <div className="gate-pair">
        <div>
          <h4>As written</h4>
          <Pieces pieces={field.original} states={states} side="original" />
        </div>
        <div>
          <h4>As published</h4>
          <Pieces pieces={field.published} states={states} side="published" />
        </div>
      </div>
    </section>
  );
}

const SAID: Record<GateItemView["state"], { original: string; published: string }> = {
  "to-decide": { original: "to decide", published: "would be masked" },
  "second-person": { original: "a second person must agree", published: "would be masked" },
  kept: { original: "stays in", published: "left in" },
  decided: { original: "taken out", published: "put instead" },
  masked: { original: "taken out", published: "put instead" },
};

function Pieces({
  pieces,
  states,
  side,
}: {
  pieces: readonly GatePiece[];
  states: States;
  side: "original" | "published";
}) {
  return (
    <p className="gate-words" dir="auto">
      {pieces.map(({ text, term }, index) => {
        const item = term === undefined ? undefined : states.get(term);
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move within one rendering
        if (!item) return <span key={index}>{text}</span>;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move within one rendering
          <mark key={index} className={item.state === "to-decide" ? "soon" : undefined}>
            {text}
            <span className="sr-only"> ({SAID[item.state][side]})</span>
          </mark>
        );
      })}
    </p>
  );
}

/** The published text alone, as a provider will read it. */
export function PublishedText({ view }: { view: Texts }) {
  return (
    <>
      {view.fields.map((field) => (
        <section key={`${field.page} ${field.label}`}>
          <h3>{field.label}</h3>
          <p className="gate-words" dir="auto">
            {field.published.map(({ text }) => text).join("")}
          </p>
        </section>
      ))}
    </>
  );
}
