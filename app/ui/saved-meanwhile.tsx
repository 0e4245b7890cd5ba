import { Banner } from "./banner";
import { Facts } from "./facts";

/**
 * What somebody else saved while this person was writing, above the form that still holds what they wrote: both texts
 * are there to choose from.
 */
export function SavedMeanwhile({ rows }: { rows: readonly { label: string; text: string }[] }) {
  return (
    <Banner tone="soon" title="Saved while you were writing">
      <Facts
        items={rows.map(({ label, text }) => ({
          key: label,
          value:
            text === "" ? (
              <span className="why">Nothing</span>
            ) : (
              <span className="whitespace-pre-wrap break-words" dir="auto">
                {text}
              </span>
            ),
        }))}
      />
      <p>
        What you wrote is still in the form. Copy anything you need from above into it. Saving the form
        replaces what is shown here.
      </p>
    </Banner>
  );
}
