/** `protect.backups` on a PostgreSQL server: its log is shipped as it is written, so that at most seconds are lost. */
export {
  LATE_SECONDS,
  type ShippingFault,
  secondsAtRisk,
  shippingFaults,
  WAITING_AT_MOST,
} from './faults.ts';
export { assertRoomForBase, openLogStore } from './log-store.ts';
export {
  type ShipperState,
  type ShippingProgress,
  shipperState,
  shippingProgress,
  tell,
} from './progress.ts';
export { pruneLog } from './prune-log.ts';
export { type Recovered, recoverServer } from './recover.ts';
export type { WalSetup } from './setup.ts';
export { startShipping } from './start-shipping.ts';
