import { part } from "./part";

/** The register, as everybody reads it. */
export const registerPaths = (home: string) => ({
  register: () => `${home}/register`,
  service: (service: string) => ({ page: () => `${home}/register/${part(service)}` }),
});

/** Alerts on a service or on everything that an owner has. */
function alertedPaths(page: string) {
  return {
    page: () => page,
    raiseAlert: () => `${page}/alerts/new`,
    reviewAlert: (alert: string) => `${page}/alerts/${part(alert)}`,
    secondOnAlert: (alert: string) => `${page}/alerts/${part(alert)}/second`,
  };
}

/** Alerts, owners, and bringing them on: councils and the region. */
export const keepingRegisterPaths = (home: string) => ({
  service: (service: string) => alertedPaths(`${home}/register/${part(service)}`),
  owner: (key: string) => {
    const page = `${home}/register/owners/${part(key)}`;
    return {
      ...alertedPaths(page),
      address: () => `${page}/address`,
      invite: () => `${page}/invite`,
      inviteAgain: (organisation: string) => `${page}/invite-again/${part(organisation)}`,
    };
  },
  confirmations: () => `${home}/providers-to-confirm`,
  confirmation: (id: string) => `${home}/providers-to-confirm/${part(id)}`,
});

/** An organisation's own services. */
export const ownServicesPaths = (home: string) => ({
  services: () => `${home}/services`,
  vacancies: () => `${home}/services/vacancies`,
  ownService: (service: string) => {
    const page = `${home}/services/${part(service)}`;
    const forChildren = `${page}/for-children`;
    return {
      page: () => page,
      vacancy: () => `${page}/vacancy`,
      forChildren: () => ({
        page: () => forChildren,
        guide: () => `${forChildren}/guide`,
        photo: () => `${forChildren}/photo`,
        file: (id: string) => `${forChildren}/files/${part(id)}`,
      }),
    };
  },
});
