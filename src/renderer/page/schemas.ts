import '../../shared/contract/configure-zod.ts';

export { contract } from '../../shared/contract/contract.ts';
