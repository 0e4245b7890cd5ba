/**
 * Whether an address is of a site of the government: https on gov.uk or a domain beneath it, which the Cabinet Office
 * gives to public bodies alone. No user, no port: what stands before the domain could be anything. Pure.
 */
export function isOfficialAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, port } = new URL(text);
  return (
    protocol === "https:" && `${username}${password}${port}` === "" && `.${hostname}`.endsWith(".gov.uk")
  );
}
