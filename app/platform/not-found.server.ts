import { data } from "@remix-run/node";

/** Answers 404: the same for what does not exist and for what is not the asker's to see. */
export function notFound(): never {
  throw data(null, { status: 404 });
}
