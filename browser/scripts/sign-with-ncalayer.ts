/**
 * A form marked `data-sign` is sent with a signature. NCALayer, the state's program on the reader's own machine, asks for
 * the key and the password; only the signature comes back. What happens is said by the page's own words.
 */
type Outcome = { readonly cms: string } | 'absent' | 'cancelled' | 'failed';

/** Until the program greets. Then the person takes the time they need. */
const PATIENCE_MS = 10_000;
/** Keys for signing, of a person: the extended key usages of the National Certification Authority. */
const PERSONAL_KEYS = ['1.3.6.1.5.5.7.3.4', '1.2.398.3.3.4.1.1'];

export function signWithNcaLayer(form: HTMLFormElement): void {
  const start = form.querySelector<HTMLElement>('[data-sign-start]');
  const button = start?.querySelector('button');
  const [challenge, cms] = ['challenge', 'cms'].map((name) =>
    form.querySelector<HTMLInputElement>(`input[name="${name}"]`),
  );
  if (!start || !button || !challenge || !cms) return;
  const say = (saying: string) => {
    for (const words of form.querySelectorAll<HTMLElement>('[data-sign-says]'))
      words.hidden = words.dataset['signSays'] !== saying;
  };
  start.hidden = false;
  form.querySelector('[data-sign-plain]')?.remove();
  button.addEventListener('click', async () => {
    button.disabled = true;
    say('waiting');
    const outcome = await askNcaLayer(form.dataset['sign'] ?? '', {
      module: 'kz.gov.pki.knca.basics',
      method: 'sign',
      args: {
        allowedStorages: null,
        format: 'cms',
        data: challenge.value,
        // The text goes into the signature, so that it cannot be told apart from it.
        signingParams: { decode: true, encapsulate: true, digested: false },
        signerParams: { extKeyUsageOids: PERSONAL_KEYS },
        locale: form.ownerDocument.documentElement.lang,
      },
    });
    button.disabled = false;
    if (typeof outcome === 'string') return say(outcome);
    cms.value = outcome.cms;
    form.requestSubmit();
  });
}

function askNcaLayer(url: string, question: object): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    let greeted = false;
    const end = (outcome: Outcome) => {
      clearTimeout(patience);
      resolve(outcome);
      socket.close();
    };
    const patience = setTimeout(() => end('absent'), PATIENCE_MS);
    socket.addEventListener('close', () => end(greeted ? 'failed' : 'absent'));
    socket.addEventListener('message', ({ data }) => {
      const said = read(data);
      if (greeted) return end(outcomeOf(said));
      if (!said.result?.version) return end('absent');
      greeted = true;
      clearTimeout(patience);
      socket.send(JSON.stringify(question));
    });
  });
}

/** The greeting has a version; the answer a status, and a body with what was signed, or without when it was called off. */
interface Said {
  readonly result?: { readonly version?: string };
  readonly status?: boolean;
  readonly body?: { readonly result?: string | readonly string[] };
}

function read(data: unknown): Said {
  try {
    return (JSON.parse(String(data)) as Said | null) ?? {};
  } catch {
    return {};
  }
}

function outcomeOf({ status, body }: Said): Outcome {
  if (!status) return 'failed';
  const [cms] = [body?.result ?? []].flat();
  return cms ? { cms } : 'cancelled';
}
