/** Where to join online, or who is told. */
export function JoinLink({ url }: { url: string | null }) {
  return url ? (
    <a className="wrap-anywhere" href={url} rel="noreferrer">
      {url}
    </a>
  ) : (
    "The link is shown to who has a seat"
  );
}
