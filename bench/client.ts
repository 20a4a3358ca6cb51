/** The process of the client: told what to ask, it answers with how long it took. It keeps nothing else in its memory. */
import { connect, type Socket } from 'node:net';
import type { Answer, Load, Measured } from './load.ts';

const HEAD_END = Buffer.from('\r\n\r\n');

/** One request and its answer over a kept connection. Rejects on any status but 200 and on an answer without a length. */
function ask(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    // Until the head is whole its bytes are kept; of the body only the length, so that the client is not what is measured.
    let head: Buffer = Buffer.alloc(0);
    let missing = Number.POSITIVE_INFINITY;
    let bodyBytes = 0;
    const finish = (settle: () => void) => {
      socket.off('data', onData);
      socket.off('error', onError);
      settle();
    };
    const onError = (error: Error) => finish(() => reject(error));
    const onData = (chunk: Buffer) => {
      if (missing !== Number.POSITIVE_INFINITY) missing -= chunk.length;
      else {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const end = head.indexOf(HEAD_END);
        if (end === -1) return;
        const text = head.subarray(0, end).toString('latin1');
        const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
        if (!text.startsWith('HTTP/1.1 200') || length === undefined) {
          finish(() => reject(new Error(`unexpected answer: ${text.split('\r\n')[0]}`)));
          return;
        }
        bodyBytes = Number(length);
        missing = end + HEAD_END.length + bodyBytes - head.length;
      }
      if (missing <= 0) finish(() => resolve(bodyBytes));
    };
    socket.on('data', onData);
    socket.on('error', onError);
    socket.write(request);
  });
}

function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function run(given: Load): Promise<Measured> {
  const cookie = given.cookie ? `cookie: ${given.cookie}\r\n` : '';
  const request = `GET ${given.path} HTTP/1.1\r\nhost: 127.0.0.1:${given.port}\r\n${cookie}\r\n`;
  const until = performance.now() + given.seconds * 1000;
  let [times, count] = [new Float64Array(1 << 16), 0];
  let bytes = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: given.connections }, async () => {
      const socket = connect({ port: given.port, host: '127.0.0.1', noDelay: true });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', reject);
      });
      while (performance.now() < until) {
        const asked = performance.now();
        bytes = await ask(socket, request);
        if (count === times.length) {
          const longer = new Float64Array(times.length * 2);
          longer.set(times);
          times = longer;
        }
        times[count] = performance.now() - asked;
        count += 1;
      }
      socket.destroy();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const sorted = times.subarray(0, count).sort();
  return {
    requestsPerSecond: count / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    bytes,
  };
}

process.on('message', (given) => {
  run(given as Load).then(
    (measured) => process.send?.({ measured } satisfies Answer),
    (error: Error) => process.send?.({ failure: error.message } satisfies Answer),
  );
});
