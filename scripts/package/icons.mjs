import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** The sizes of the icon theme that every desktop falls back to. */
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/**
 * The icon drawn in each size: by the same bytes of a program wherever it is drawn.
 * @param {string} drawing an SVG
 * @returns {Promise<Map<number, Uint8Array>>}
 */
export async function drawIcons(drawing) {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return new Map(
    iconSizes.map(
      (size) =>
        /** @type {[number, Uint8Array]} */ ([
          size,
          new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng(),
        ]),
    ),
  );
}
