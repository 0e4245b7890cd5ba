import type { LoaderFunctionArgs } from "@remix-run/node";
import { paperResponse } from "~/domains/forums/pages/paper.server";

export const loader = ({ params }: LoaderFunctionArgs) =>
  paperResponse(undefined, params.reference ?? "", params.paper ?? "");
