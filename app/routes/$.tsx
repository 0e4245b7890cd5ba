import { data } from "@remix-run/node";

const notFound = () => data(null, { status: 404 });

export function loader(): never {
  throw notFound();
}

export function action(): never {
  throw notFound();
}

/** Never shown: the root's error page answers. Without a component the address would be a bare resource. */
export default function NotFound() {
  return null;
}
