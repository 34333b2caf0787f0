import type { NewOrganisation, NewUser } from '../platform/auth/index.ts';

/** Who may be tried out in the demonstration; shown on its sign-in page and nowhere else. */
export const demonstrationOrganisations: readonly NewOrganisation[] = [
  { slug: 'xdm-agency', name: 'Agency for Small Enterprises (simulated)', economy: 'XDM' },
  { slug: 'xdm-firm', name: 'Bright Star Tooling (simulated)', economy: 'XDM' },
  { slug: 'xdm-buyer', name: 'Meridian Assembly (simulated)', economy: 'XDM' },
  { slug: 'xdm-chamber', name: 'Chamber of Machine Makers (simulated)', economy: 'XDM' },
  { slug: 'xdm-bank', name: 'Guarantee Fund (simulated)', economy: 'XDM' },
  { slug: 'xdm-vendor', name: 'Falcon Machines (simulated)', economy: 'XDM' },
  { slug: 'xdm-lab', name: 'Development Bank, Economics Department (simulated)', economy: 'XDM' },
  { slug: 'toolroom-portal', name: 'Portal administration (simulated)', economy: '*' },
];

const user = (role: NewUser['role'], name: string, organisation: string): NewUser => ({
  role,
  name,
  organisation,
  email: `${role}@demonstration.example`,
});

const users: readonly NewUser[] = [
  user('owner', 'Ana Reyes', 'xdm-firm'),
  user('officer', 'Budi Santoso', 'xdm-agency'),
  user('adviser', 'Lin Mei', 'xdm-agency'),
  user('buyer', 'Kenji Mori', 'xdm-buyer'),
  user('analyst', 'Priya Nair', 'xdm-lab'),
  user('association', 'Nguyen Thi Hoa', 'xdm-chamber'),
  user('lender', 'Somchai Dee', 'xdm-bank'),
  user('vendor', 'Park Ji-hoon', 'xdm-vendor'),
  user('reviewer', 'Maria Cruz', 'xdm-agency'),
  user('administrator', 'Sam Tan', 'toolroom-portal'),
];

/** Everybody knows it: the demonstration holds nothing that is anybody's. */
export const demonstrationUsers = { password: 'demonstration-only', users };
