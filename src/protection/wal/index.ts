/** `protect.backups` on a PostgreSQL server: its log is shipped as it is written, so that at most seconds are lost. */
export { type ShippingProgress, shippingProgress, tellProgress } from './progress.ts';
export { type Recovered, recoverServer } from './recover.ts';
export type { WalSetup } from './setup.ts';
export { startShipping } from './start-shipping.ts';
export { shippingState } from './state.ts';
