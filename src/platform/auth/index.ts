export { type Auth, longestPassword, migrateAuth, openAuth, shortestPassword } from './auth.ts';
export { callAuth, forwardCookies } from './handler.ts';
export { isAllowed, type Permission, permissionsByRole } from './permissions.ts';
export { readSecret } from './secret.ts';
export { actorOfName, actorOfSession, anonymousActor, operatorActor } from './session.ts';
export { addUser, type NewOrganisation, type NewUser, seedUsers } from './users.ts';
