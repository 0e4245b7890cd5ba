import { Form } from "@remix-run/react";
import type { SearchesAtOnce } from "~/domains/providers/onboarding.schema";
import { Anchor } from "~/ui/anchor";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { type FormField, plainField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { Stack } from "~/ui/layout";
import { Select } from "~/ui/select";
import type { SummaryRow } from "~/ui/summary-list";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import type { MatchingSearch, MatchingSearches } from "../queries/list-matching-searches.server";
import { STAGE_CLOCKS, type StageClock } from "../stage.schema";

type Fields = { searches: FormField; clock: FormField };

const CLOCKS = Object.entries(STAGE_CLOCKS).map(([value, label]) => ({ value, label }));

/** Which searches go to an owner, and how long it has to answer them. */
export function SearchesFields({
  fields,
  searches,
  label,
  hint,
}: {
  fields: Fields;
  searches: readonly MatchingSearch[];
  label: string;
  hint?: string;
}) {
  return (
    <>
      <CheckboxGroup
        field={fields.searches}
        label={label}
        hint={hint}
        options={searches.map((search) => ({
          value: search.reference,
          label: (
            <>
              {search.headline} · <span className="nw">{search.reference}</span>
            </>
          ),
          hint: [
            `Fits ${search.fits}.`,
            ...search.tags.map(({ words }) => `${words}.`),
            `${search.broker}.`,
          ].join(" "),
        }))}
      />
      <Select field={fields.clock} label="How long they have to answer" options={CLOCKS} emptyLabel={null} />
    </>
  );
}

/** On the page of an owner: what of the council's open searches it could answer, and what it has already. */
export function MatchingSearchesList({
  view,
  reference,
}: {
  view: MatchingSearches;
  /** The search that the broker came from: ticked already. */
  reference: string | null;
}) {
  const { searches, notFor, onPortal } = view;
  const fresh = onPortal ? searches.filter((search) => search.toSend) : [];
  const others = searches.filter((search) => !fresh.includes(search));
  return (
    <section aria-labelledby="matching">
      <h2 id="matching">{titleOf(searches.length)}</h2>
      <p className="why">
        {searches.length === 0
          ? "None of your council’s open searches asks for what these services are and have told us."
          : onPortal
            ? "By need, wherever the search looks."
            : "By need, wherever the search looks. They can be sent in the same press that brings it on."}
      </p>
      {notFor ? <NotAmongThem reference={notFor} /> : null}
      <Stack>
        {others.length > 0 ? <Known searches={others} /> : null}
        {fresh.length > 0 ? (
          <SendForm
            view={view}
            searches={fresh}
            reference={reference}
            label={others.length > 0 ? "Which others are sent to them?" : "Which are sent to them?"}
          />
        ) : null}
      </Stack>
    </section>
  );
}

function NotAmongThem({ reference }: { reference: string }) {
  const paths = useCouncilPaths();
  return (
    <p>
      <span className="nw">{reference}</span> is not among them: it is not open, or none of these services
      matches it.{" "}
      <Anchor to={`${paths.referral(reference).sendServices()}?group=does-not-match`}>
        See why a service does not match
      </Anchor>
    </p>
  );
}

function titleOf(count: number): string {
  if (count === 0) return "No open search matches";
  return count === 1 ? "1 open search matches" : `${count} open searches match`;
}

function Known({ searches }: { searches: readonly MatchingSearch[] }) {
  const paths = useCouncilPaths();
  return (
    <WorkList label="Open searches that match">
      {searches.map((search) => (
        <WorkRow
          key={search.reference}
          level={3}
          to={paths.referral(search.reference).page()}
          title={`${search.headline} · ${search.reference}`}
          tags={search.tags}
          line={search.has ?? `Fits ${search.fits}.`}
          why={search.has ? `Fits ${search.fits}. ${search.broker}.` : `${search.broker}.`}
        />
      ))}
    </WorkList>
  );
}

function SendForm({
  view,
  searches,
  reference,
  label,
}: {
  view: MatchingSearches;
  searches: readonly MatchingSearch[];
  reference: string | null;
  label: string;
}) {
  const paths = useCouncilPaths();
  const field = (name: string, value: string | string[]) => plainField(name, { value, formId: "to-send" });
  const fields = {
    searches: field("searches", chosenAtFirst(searches, reference)),
    clock: field("clock", "referral"),
  };
  return (
    <Card>
      <Form method="post" action={paths.sendToOwner(view.owner)} id="to-send">
        <HiddenField name="key" value={view.formKey} />
        <SearchesFields fields={fields} searches={searches} label={label} />
        <Actions>
          <Button>{searches.length === 1 ? "Send it to them" : "Send what is ticked"}</Button>
        </Actions>
      </Form>
    </Card>
  );
}

/** Ticked before anybody has chosen: the search that the broker came from, or the only one there is. */
export function chosenAtFirst(searches: readonly MatchingSearch[], reference: string | null): string[] {
  const [only, ...others] = searches;
  if (only && others.length === 0) return [only.reference];
  return searches.filter((search) => search.reference === reference).map((search) => search.reference);
}

/** What is asked of a council besides who is invited, on the page that brings an owner on. */
export function searchesAtOnce(view: MatchingSearches | null, reference: string | null) {
  const searches = view?.searches ?? [];
  if (searches.length === 0) return undefined;
  const chosen = searches.filter((search) => search.reference === reference).map((one) => one.reference);
  return {
    begin: { searches: chosen, clock: "referral" },
    fields: (fields: Fields) => (
      <SearchesFields
        fields={fields}
        searches={searches}
        label="Which searches are sent to it at once?"
        hint="None is sent unless you tick it."
      />
    ),
    rows: (checked: Partial<SearchesAtOnce>): SummaryRow[] => [
      {
        key: "Sent at once",
        value: checked.searches?.length ? (
          <ul>
            {checked.searches.map((one) => (
              <li key={one}>
                {searches.find((search) => search.reference === one)?.headline ?? "A search"} ·{" "}
                <span className="nw">{one}</span>
              </li>
            ))}
          </ul>
        ) : (
          "Nothing yet"
        ),
      },
      ...(checked.searches?.length
        ? [{ key: "Time to answer", value: STAGE_CLOCKS[checked.clock as StageClock] }]
        : []),
    ],
    button: (checked: Partial<SearchesAtOnce>): string | null => {
      const count = checked.searches?.length ?? 0;
      if (count === 0) return null;
      return `Bring on, invite and send ${count === 1 ? "the referral" : `${count} referrals`}`;
    },
  };
}
