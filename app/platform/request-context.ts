/** What the server knows of a request and hands to every loader and action. */
export type RequestContext = {
  /** Allows this answer's own scripts, and no others. */
  nonce: string;
  /** Shown to the person when something fails; the log has the cause under it. */
  requestId: string;
  /** The client's address, for limiting attempts; never logged. */
  address: string;
  /** The route's pattern, which may be logged where its address may not: "/invitation/:token". */
  pattern?: string;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
