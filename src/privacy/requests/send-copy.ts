import { audit } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/declare.ts';
import { traceOf } from '#platform/log/log.ts';
import { exportPerson, type PersonCopy } from '#privacy/export';

/**
 * The person's copy, with its fate in the audit trail: asked for, and then sent whole or broken off through our fault.
 * A reader who goes away leaves neither. Throws NotFound.
 */
export async function sendCopy(ctx: Context, inventory: Inventory, personId: string): Promise<PersonCopy> {
  const copy = await exportPerson(ctx, inventory, personId);
  await audit(ctx, { action: 'copy.asked', personId });
  return { ...copy, stream: recorded(ctx, personId, copy.stream) };
}

function recorded(ctx: Context, personId: string, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        await audit(ctx, { action: 'copy.sent', personId });
        controller.close();
      } catch (error) {
        ctx.log.error({ event: 'copy.failed', error: traceOf(error) });
        await audit(ctx, { action: 'copy.failed', personId });
        controller.error(error);
      }
    },
    // The ZIP's own stream answers a cancelling with the reason, thrown: nobody is left to hear it.
    cancel: () => reader.cancel().catch(() => undefined),
  });
}
