import { join } from 'node:path';
import { app } from 'electron';
import { productOf } from '../../shared/contract/values/product.ts';

/** The folder of an app's own documents; the demo has one of its own. */
export function settingsFolderOf(product: Parameters<typeof productOf>[0]): string {
  return join(app.getPath('appData'), productOf(product));
}
