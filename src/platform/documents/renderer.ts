/**
 * The process that turns templates into PDF. Runs as a child of the server (see `render-pdf.ts`): plain Node, no loader,
 * so everything it imports must be strippable TypeScript.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';

/** One document to render: an absolute template path, and its data as JSON text. */
export interface RenderRequest {
  template: string;
  json: string;
}

export type RenderReply = { pdf: Uint8Array } | { unprintable: string[] } | { diagnostics: string[] };

/** How many documents a memoized layout result survives without being used again. */
const CACHE_AGE = 10;
const fonts = new URL('./fonts/', import.meta.url);
/** Templates may import each other anywhere below `src/`, and can read nothing outside it. */
const workspace = fileURLToPath(new URL('../../', import.meta.url));

const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [
    {
      fontBlobs: readdirSync(fonts)
        .filter((name) => name.endsWith('.ttf'))
        .sort()
        .map((name) => readFileSync(new URL(name, fonts))),
    },
  ],
});

function render({ template, json }: RenderRequest): RenderReply {
  const compiled = compiler.compile({ mainFilePath: template, inputs: { data: json } });
  const failure = compiled.takeError();
  if (failure) {
    const diagnostics: { path: string; message: string }[] = compiler.fetchDiagnostics(failure);
    return { diagnostics: diagnostics.map(({ path, message }) => `${path.replace(workspace, '')}: ${message}`) };
  }
  try {
    return { pdf: compiler.pdf(compiled.result as NodeTypstDocument, { pdfStandard: PdfStandard.UA_1 }) };
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error));
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

/** The exporter throws its diagnostics as one debug string; the glyph it lacks is the only one data can cause. */
function refusal(message: string): RenderReply {
  const quoted = /message: "(.*?[^\\])"[,}]/s.exec(message)?.[1]?.replaceAll('\\"', '"') ?? message;
  const text = /the text `"(.*)"` could not be displayed/s.exec(quoted)?.[1];
  return text === undefined ? { diagnostics: [quoted] } : { unprintable: [...new Set(text)] };
}

process.on('message', (request: RenderRequest) => process.send?.(render(request)));
process.on('disconnect', () => process.exit());
