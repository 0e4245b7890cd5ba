const KINDS = ["council", "provider", "region"] as const;

/** The kind of organisation in an address, as the router reads it: decoded and in any case. */
export function kindOfAddress(pathname: string): (typeof KINDS)[number] | undefined {
  const first = pathname.split("/").find((one) => one !== "") ?? "";
  try {
    const word = decodeURIComponent(first).toLowerCase();
    return KINDS.find((kind) => kind === word);
  } catch {
    return undefined;
  }
}
