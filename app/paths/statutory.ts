import { part } from "./part";

/** The statutory steps of a placement, which the placing council alone has. */
export const statutoryPaths = (home: string) => ({
  statutory: (reference: string) => {
    const page = `${home}/placements/${part(reference)}/steps`;
    return {
      page: () => page,
      circumstances: () => `${page}/circumstances`,
      /** Approving is asked again whether it is them; recording is not. */
      give: (code: string, how: string) => `${page}/${part(code)}/${part(how)}`,
      /** Of an approval: asks the officer for it. */
      ask: (code: string) => `${page}/${part(code)}/ask`,
      /** Of an approval that was asked for: sends the request back. */
      returnRequest: (id: string) => `${page}/return/${part(id)}`,
      /** Of an approval that is not needed any more: closes the request. */
      closeRequest: (id: string) => `${page}/close/${part(id)}`,
      notices: () => `${page}/notices`,
      /** Those that wait to be sent; or one of them. */
      letters: (id?: string) => `${page}/notices/letters${id === undefined ? "" : `?letter=${part(id)}`}`,
      /** Of a notice, or of somebody who has none yet: `of` is its id, or the part that they have for the child. */
      letter: (of: string) => `${page}/notices/${part(of)}/letter`,
      leaveOut: (of: string) => `${page}/notices/${part(of)}/leave-out`,
      notSent: (id: string) => `${page}/notices/${part(id)}/not-sent`,
      withdraw: (id: string) => `${page}/withdraw/${part(id)}`,
    };
  },
});
