/** What a room hands to `app.ts`: its tables, files, jobs, routes and listeners. */
import type { Listening } from './events.ts';
import type { App } from './http/app.ts';
import type { TableDeclaration } from './inventory/declare.ts';
import type { BucketDeclaration, StoreDeclaration } from './inventory/inventory.ts';
import type { AnyJob } from './jobs/jobs.ts';

export interface Room {
  /** Floor and folder, such as `privacy/consents`. */
  readonly name: string;
  readonly tables?: readonly TableDeclaration[];
  readonly buckets?: readonly BucketDeclaration[];
  readonly stores?: readonly StoreDeclaration[];
  readonly jobs?: readonly AnyJob[];
  readonly listeners?: readonly Listening[];
  readonly routes?: (app: App) => void;
}
