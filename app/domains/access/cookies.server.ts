/** A request as far as cookies need it; also made by tests. */
export type WithHeaders = Pick<Request, "url" | "headers">;

function isSecure(request: WithHeaders): boolean {
  return new URL(request.url).protocol === "https:" || (process.env.APP_URL ?? "").startsWith("https://");
}

/** With `__Host-` the browser takes it from this host alone and sends it safely only. */
const nameFor = (request: WithHeaders, name: string) => (isSecure(request) ? `__Host-${name}` : name);

/** The `Set-Cookie` header of a cookie that scripts and other sites do not get. */
export function cookieFor(request: WithHeaders, name: string, value: string, more = ""): string {
  const secure = isSecure(request) ? "; Secure" : "";
  return `${nameFor(request, name)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${more}`;
}

/** The value of a cookie that the request carries. */
export function cookieOf(request: WithHeaders, name: string): string | undefined {
  const start = `${nameFor(request, name)}=`;
  const found = (request.headers.get("cookie") ?? "").split(/;\s*/).find((part) => part.startsWith(start));
  return found?.slice(start.length);
}
