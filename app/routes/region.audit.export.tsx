import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { exportAction, exportLoader } from "~/domains/oversight/pages/audit.server";

export const loader = (args: LoaderFunctionArgs) => exportLoader(args, "region");
export const action = (args: ActionFunctionArgs) => exportAction(args, "region");
