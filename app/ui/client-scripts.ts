/** Whether the handle of a route asks for client scripts: `handle = { hydrate: true }`. All other pages are HTML alone. */
export const asksForScripts = (handle: unknown): boolean =>
  typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true;
