import { BlockList, isIP } from 'node:net';

/** One list for each kind: an address of the old kind would be met by the network of its new notation. */
const blocked = { 4: new BlockList(), 6: new BlockList() };
const networks: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
for (const [network, prefix] of networks) blocked[4].addSubnet(network, prefix, 'ipv4');
/** Loopback, local, multicast, and forms in which an address of the old kind is hidden. */
const networks6: [string, number][] = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 32],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [network, prefix] of networks6) blocked[6].addSubnet(network, prefix, 'ipv6');

/** Whether an address is of a machine’s own network, where nothing of a programme can be: it is never asked. */
export function isPrivateAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return blocked[4].check(address, 'ipv4');
  return kind === 0 || blocked[6].check(address, 'ipv6');
}
