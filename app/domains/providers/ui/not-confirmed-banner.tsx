import { Banner } from "~/ui/banner";

/** That a provider is not confirmed, wherever something goes on towards a placement with it. */
export function NotConfirmedBanner({ words }: { words: string | null }) {
  if (words === null) return null;
  return (
    <Banner tone="now" title="The provider is not confirmed">
      <p>{words}.</p>
      <p>
        It cannot be given a child’s identity or funding. In an emergency funding can still be authorised,
        with a reason.
      </p>
    </Banner>
  );
}
